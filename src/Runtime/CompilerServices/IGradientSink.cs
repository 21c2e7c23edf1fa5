using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>
/// The destination of the sums of a weight gradient. A sink either adds them to a gradient in memory or applies them to the parameters
/// through a learning rule. Kernels are generic over it, so their machine code contains only its loads and stores.
/// </summary>
/// <remarks>An index counts floats from the first packed parameter. The gradient has the same layout as the parameters.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public partial interface IGradientSink
{
    /// <summary>
    /// True if the sink accepts the gradient of a loss. A loss that is NaN or infinite would ruin the parameters, so a sink can refuse it
    /// and leave them unchanged.
    /// </summary>
    bool Accepts(double loss);

    /// <summary>
    /// True if the sink applies sums to the parameters immediately, so that they cannot be undone. The value is a constant, so the compiler
    /// removes checks that apply only to other sinks.
    /// </summary>
    bool ChangesParameters { get; }

    /// <summary>
    /// True if the sink accepts the sums of a block of rows whose magnitudes are at most the given bound. It refuses NaN and ∞. If
    /// <see cref="ChangesParameters"/> is true, it is called before the first sum.
    /// </summary>
    /// <param name="largest">The upper bound of the sums: rows · max |a| · max |δ|.</param>
    bool AcceptsGradient(float largest);

    /// <summary>Gets the initial value of the sum of one parameter.</summary>
    void Begin(nuint index, out float sum);

    /// <summary>Receives the sum of one parameter.</summary>
    void End(nuint index, float sum);
}

/// <summary>
/// Runs the forward and the backward pass over a batch and passes the weight gradients to a sink. Arguments are not checked.
/// </summary>
/// <typeparam name="TTarget">Floats for rows of targets, or integers for one class per row.</typeparam>
/// <typeparam name="TSink">The destination of the gradient.</typeparam>
/// <param name="inputs">The inputs, rows × inputs.</param>
/// <param name="targets">The targets, rows × outputs, or one class for each row.</param>
/// <param name="scale">The weight of each row. 1/N gives the gradient of a mean over N rows.</param>
/// <param name="workspace">The scratch memory, at least <see cref="ITrainable.WorkspaceLength"/> floats.</param>
/// <param name="sink">
/// Receives scale × Σ ∂E/∂w over the rows. If it changes the parameters, there are at most <see cref="IGeneratedNetwork.BlockRows"/> rows.
/// </param>
/// <returns>The unscaled sum of the losses of the rows, or NaN if the sink did not accept the gradient.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public delegate double GradientPass<TTarget, TSink>(
    ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, float scale, AlignedBuffer workspace, ref TSink sink)
    where TTarget : struct
    where TSink : struct, IGradientSink;
