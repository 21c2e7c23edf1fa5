namespace MlpGen.Generator.Model;

/// <summary>The enum that names the classes.</summary>
/// <param name="Type">Its name for generated code: <c>global::Shop.Digit</c>.</param>
/// <param name="Key">Its name in the keys of contract members: <c>Shop.Digit</c>.</param>
/// <param name="IsIntSized">A span of it is a span of <c>int</c> as it lies in memory.</param>
internal sealed record ClassNames(string Type, string Key, bool IsIntSized);
