using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>The facts about a weights file that the build passes to the generator, which never reads the file itself.</summary>
/// <param name="Path">The path relative to the project, with forward slashes.</param>
/// <param name="Link">The path that the project gives to a file outside its directory, or null.</param>
/// <param name="Resource">The name of the resource with the parameters. Null if the file is damaged.</param>
/// <param name="Sizes">The sizes of the layers: inputs, hidden layers, outputs.</param>
/// <param name="Activations">The activations of the layers. Empty if the file does not contain them.</param>
/// <param name="TransformedRows">The rows that a transform in the file applies to, or null.</param>
/// <param name="NotFinite">The number of parameters that are NaN or infinite, and the first of them, or null.</param>
/// <param name="Damage">The reason why the file cannot be used, or null.</param>
internal sealed record WeightsDigest(
    string Path,
    string? Link,
    string? Resource,
    EquatableArray<int> Sizes,
    EquatableArray<string> Activations,
    string? TransformedRows,
    NotFinite? NotFinite,
    string? Damage);

/// <summary>The parameters of a weights file that are NaN or infinite.</summary>
/// <param name="Count">The number of parameters.</param>
/// <param name="First">The value and the position of the first one.</param>
internal sealed record NotFinite(int Count, string First);

/// <summary>The weights files of a project.</summary>
/// <param name="Files">The digests of the files.</param>
/// <param name="IsEmbedding">True if the build embeds weights, which only MSBuild does.</param>
internal sealed record WeightsDigests(EquatableArray<WeightsDigest> Files, bool IsEmbedding);
