namespace MlpGen.Generator.Lowering;

/// <summary>The weight gradient of a layer over a block of rows: ∂E/∂W += δ·aᵀ, ∂E/∂b += Σ δ.</summary>
/// <param name="Name">The name of the method. Layers with the same shape share a kernel.</param>
/// <param name="Inputs">The number of inputs of the layer.</param>
/// <param name="Outputs">The number of outputs of the layer.</param>
/// <param name="InputStride">The floats from one row of a to the next.</param>
/// <param name="DeltaStride">The floats from one row of δ to the next.</param>
/// <param name="Kind">The form in which the kernel is printed.</param>
internal sealed record GradientKernel(string Name, int Inputs, int Outputs, int InputStride, int DeltaStride, KernelKind Kind);
