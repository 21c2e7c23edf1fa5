namespace MlpGen.Generator.Model;

/// <summary>What MlpGen's own tests ask of the generator by build properties; users have no need of it.</summary>
/// <param name="Kernel">The kernel kind to force, from <c>MlpGenKernel</c>: Scalar, Unrolled or Tiled; null lets the policy choose.</param>
/// <param name="WidthSwitch">Emit a switch of the vector width, from <c>MlpGenWidthSwitch</c>.</param>
internal sealed record GenerationOptions(string? Kernel, bool WidthSwitch);
