namespace MlpGen.Generator.Model;

/// <summary>What the user's compilation offers to generated code.</summary>
/// <param name="HasMultiplyAddEstimate">The framework has <c>Vector256.MultiplyAddEstimate</c> (.NET 9 and later).</param>
internal sealed record TargetFacts(bool HasMultiplyAddEstimate);
