using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace MlpGen.CompilerServices;

/// <summary>
/// Where the sums of a weight gradient begin and where they go: into a gradient in memory, or through a learning rule straight into
/// the parameters. Kernels are generic over it, so that nothing of it is left in their machine code but loads and stores.
/// </summary>
/// <remarks>An index counts floats from the first packed parameter; the gradient lies as the parameters do.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IGradientSink
{
    /// <summary>True if the gradient of a loss is wanted: parameters that a loss of NaN or ∞ would ruin are left as they are.</summary>
    bool Accepts(double loss);

    /// <summary>
    /// True if what it takes is in the parameters at once, and so cannot be taken back. A constant, so that what is asked of other sinks
    /// alone leaves no code.
    /// </summary>
    bool ChangesParameters { get; }

    /// <summary>
    /// True if sums of a block of rows that may be so large are wanted; NaN and ∞ are not. It is asked before the first of them, where
    /// <see cref="ChangesParameters"/>.
    /// </summary>
    /// <param name="largest">None is larger: rows · max |a| · max |δ|.</param>
    bool AcceptsGradient(float largest);

    /// <summary>What the sum of one parameter begins with.</summary>
    void Begin(nuint index, out float sum);

    /// <summary>What the sums of 4 parameters begin with.</summary>
    void Begin(nuint index, out Vector128<float> sum);

    /// <summary>What the sums of 8 parameters begin with.</summary>
    void Begin(nuint index, out Vector256<float> sum);

    /// <summary>What the sums of 16 parameters begin with.</summary>
    void Begin(nuint index, out Vector512<float> sum);

    /// <summary>Takes the sum of one parameter.</summary>
    void End(nuint index, float sum);

    /// <summary>Takes the sums of 4 parameters.</summary>
    void End(nuint index, Vector128<float> sum);

    /// <summary>Takes the sums of 8 parameters.</summary>
    void End(nuint index, Vector256<float> sum);

    /// <summary>Takes the sums of 16 parameters.</summary>
    void End(nuint index, Vector512<float> sum);
}

/// <summary>Forward and backward pass over a batch, whose weight gradients go into a sink. Arguments are not checked.</summary>
/// <typeparam name="TTarget">Floats, as many as outputs for each row, or integers, one class for each row.</typeparam>
/// <typeparam name="TSink">Where the gradient goes.</typeparam>
/// <param name="inputs">rows × inputs.</param>
/// <param name="targets">rows × outputs, or one class for each row.</param>
/// <param name="scale">The weight of each row: 1/N for the gradient of a mean over N rows.</param>
/// <param name="workspace">At least <see cref="ITrainable.WorkspaceLength"/>.</param>
/// <param name="sink">
/// Takes scale × Σ ∂E/∂w over the rows. Where it changes the parameters, there are <see cref="ITrainable.BlockRows"/> rows at most.
/// </param>
/// <returns>The sum of the rows' losses, not scaled; NaN where the sink has not accepted the gradient.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public delegate double GradientPass<TTarget, TSink>(
    ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, float scale, AlignedBuffer workspace, ref TSink sink)
    where TTarget : struct
    where TSink : struct, IGradientSink;
