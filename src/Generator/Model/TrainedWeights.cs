namespace MlpGen.Generator.Model;

/// <summary>The weights of a network that are built into the assembly.</summary>
/// <param name="File">The file, as the attribute names it.</param>
/// <param name="Resource">The name of the resource with the parameters. Null until the file is found.</param>
/// <param name="Problem">The error that prevents the use of the file, as the message of an exception, or null.</param>
internal sealed record TrainedWeights(string File, string? Resource = null, string? Problem = null);
