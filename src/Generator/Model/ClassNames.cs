namespace MlpGen.Generator.Model;

/// <summary>The enum that names the classes.</summary>
/// <param name="Type">The name of the enum in generated code: <c>global::Shop.Digit</c>.</param>
/// <param name="Key">The name of the enum in the keys of contract members: <c>Shop.Digit</c>.</param>
/// <param name="IsIntSized">True if a span of the enum has the memory layout of a span of <c>int</c>.</param>
internal sealed record ClassNames(string Type, string Key, bool IsIntSized);
