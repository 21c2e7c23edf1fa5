namespace MlpGen.Generator.Emission;

/// <summary>A file to add to the compilation.</summary>
/// <param name="HintName">The name of the file, unique in the compilation.</param>
/// <param name="Text">The content of the file.</param>
internal sealed record GeneratedFile(string HintName, string Text);
