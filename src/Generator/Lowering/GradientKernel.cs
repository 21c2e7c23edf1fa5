namespace MlpGen.Generator.Lowering;

/// <summary>The weight gradient of a layer over a block of rows: ∂E/∂W += δ·aᵀ, ∂E/∂b += Σ δ.</summary>
/// <param name="Name">The method's name. Layers of the same shape share a kernel.</param>
/// <param name="Inputs">The inputs of the layer.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="InputStride">From one row of a to the next.</param>
/// <param name="DeltaStride">From one row of δ to the next.</param>
/// <param name="Kind">How it is printed.</param>
internal sealed record GradientKernel(string Name, int Inputs, int Outputs, int InputStride, int DeltaStride, KernelKind Kind);
