namespace MlpGen.Generator.Lowering;

/// <summary>
/// A matrix product y = epilogue(W·x + b) for one row and for a block of rows. Forward and hidden delta are both of this kind: the
/// delta multiplies by the transposed weights.
/// </summary>
/// <param name="Name">The method's name; <c>Row</c> or <c>Rows</c> follows it. Layers of the same shape share a kernel.</param>
/// <param name="Formula">The formula it computes, for the comment.</param>
/// <param name="Inputs">The length of a row of x.</param>
/// <param name="Outputs">The length of a row of y.</param>
/// <param name="InputStride">From one row of x to the next.</param>
/// <param name="OutputStride">From one row of y to the next.</param>
/// <param name="Epilogue">What is done to a sum before it is stored.</param>
/// <param name="Activation">What the epilogue applies; Identity where it applies none.</param>
/// <param name="Kind">How it is printed.</param>
/// <param name="HasBias">Sums begin with a bias; the hidden delta has none.</param>
/// <param name="Transposed">Only for Scalar: the weights are read as their transpose.</param>
internal sealed record DenseKernel(
    string Name,
    string Formula,
    int Inputs,
    int Outputs,
    int InputStride,
    int OutputStride,
    Epilogue Epilogue,
    Activation Activation,
    KernelKind Kind,
    bool HasBias,
    bool Transposed)
{
    /// <summary>The epilogue applies an exponential or two.</summary>
    public bool Activates => Epilogue is Epilogue.Activate or Epilogue.ActivateAndDerive;

    /// <summary>
    /// The last operation on a sum of a tile of several rows. As many copies of an exponential as a tile has sums would pass what the JIT
    /// inlines into one method, so that an activation is a pass over all rows of the tiles, with vectors of the full width where the layer
    /// has few outputs.
    /// </summary>
    public Epilogue TileEpilogue => Activates ? Epilogue.Store : Epilogue;

    /// <summary>The rows of a panel of its weights.</summary>
    public int PanelRows => Inputs + (HasBias ? 1 : 0);
}
