namespace MlpGen.Generator.Lowering;

/// <summary>
/// A matrix product y = epilogue(W·x + b) for one row and for a block of rows. The forward pass and the delta of a hidden layer both use
/// it. The delta multiplies by the transposed weights.
/// </summary>
/// <param name="Name">The name of the method without <c>Row</c> or <c>Rows</c>. Layers with the same shape share a kernel.</param>
/// <param name="Formula">The formula of the product, for comments.</param>
/// <param name="Inputs">The length of a row of x.</param>
/// <param name="Outputs">The length of a row of y.</param>
/// <param name="InputStride">The floats from one row of x to the next.</param>
/// <param name="OutputStride">The floats from one row of y to the next.</param>
/// <param name="Epilogue">The last operation on a sum before it is stored.</param>
/// <param name="Activation">The activation that the epilogue applies. Identity for none.</param>
/// <param name="Kind">The form in which the kernel is printed.</param>
/// <param name="HasBias">True if sums start with a bias. The delta of a hidden layer has none.</param>
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
    bool HasBias)
{
    /// <summary>True if the epilogue applies an activation, which takes one or two exponentials.</summary>
    public bool Activates => Epilogue is Epilogue.Activate or Epilogue.ActivateAndDerive;

    /// <summary>
    /// The last operation on a sum in a tile of several rows. One exponential for each sum of a tile would exceed the limits of the JIT's
    /// inlining. Therefore the activation is a separate pass over all rows of the tiles. It uses vectors of the full width, even if the
    /// layer has few outputs.
    /// </summary>
    public Epilogue TileEpilogue => Activates ? Epilogue.Store : Epilogue;

    /// <summary>The rows of a panel of weights.</summary>
    public int PanelRows => Inputs + (HasBias ? 1 : 0);
}
