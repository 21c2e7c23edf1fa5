namespace MlpGen.Generator.Model;

/// <summary>What the build asks of the generator, the same for all networks.</summary>
/// <param name="Kernel">
/// For MlpGen's own tests: the kernel kind to force, from <c>MlpGenKernel</c>: Scalar, Unrolled or Tiled; null lets the policy choose.
/// </param>
/// <param name="WidthSwitch">For MlpGen's own tests: emit a switch of the vector width, from <c>MlpGenWidthSwitch</c>.</param>
/// <param name="SelfChecks">
/// Emit VerifyGradients and VerifyKernels: as <c>MlpGenSelfChecks</c> says, else where the build defines DEBUG.
/// </param>
internal sealed record GenerationOptions(string? Kernel, bool WidthSwitch, bool SelfChecks);
