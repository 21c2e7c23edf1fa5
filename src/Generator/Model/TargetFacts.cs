namespace MlpGen.Generator.Model;

/// <summary>The features of the compilation that generated code can use.</summary>
/// <param name="HasMultiplyAddEstimate">True if the framework has <c>Vector256.MultiplyAddEstimate</c> (.NET 9 and later).</param>
internal sealed record TargetFacts(bool HasMultiplyAddEstimate);
