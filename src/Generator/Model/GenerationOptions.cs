using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>The build options of the generator, which apply to all networks.</summary>
/// <param name="Kernel">
/// The kernel kind to force, Unrolled or Tiled, or Scalar for plain loops alone. Null lets the policy choose. Set by <c>MlpGenKernel</c> in
/// MlpGen's own tests.
/// </param>
/// <param name="WidthSwitch">True to emit a switch of the vector width. Set by <c>MlpGenWidthSwitch</c> in MlpGen's own tests.</param>
/// <param name="SelfChecks">
/// True to emit VerifyGradients and VerifyKernels. Set by <c>MlpGenSelfChecks</c>. Default: true if the build defines DEBUG.
/// </param>
/// <param name="VectorBits">
/// The vector widths for which networks have kernels, narrowest first, with 32 for plain loops. Set by <c>MlpGenVectorBits</c>.
/// </param>
internal sealed record GenerationOptions(string? Kernel, bool WidthSwitch, bool SelfChecks, EquatableArray<int> VectorBits)
{
    /// <summary>The <see cref="Kernel"/> that leaves only plain loops.</summary>
    public const string ScalarKernel = "Scalar";

    /// <summary>The width of one float. The kernels of this width are plain loops, for machines without vectors.</summary>
    public const int ScalarWidth = 32;
}
