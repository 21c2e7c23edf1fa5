namespace MlpGen.Generator.Model;

/// <summary>The features of the compilation that generated code can use.</summary>
/// <param name="HasVectors">True if the framework has <c>Vector512</c>, and the vectors that are shorter (.NET 8 and later).</param>
/// <param name="HasMultiplyAddEstimate">True if the framework has <c>Vector256.MultiplyAddEstimate</c> (.NET 9 and later).</param>
internal sealed record TargetFacts(bool HasVectors, bool HasMultiplyAddEstimate);
