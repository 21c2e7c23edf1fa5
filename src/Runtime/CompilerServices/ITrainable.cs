using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>The members of a generated network that only trainers use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainable : IGeneratedNetwork, INetwork, IGradientSource<float>
{
    /// <summary>Gets the number of scratch floats that <see cref="AddGradient{TLoss}"/> and gradient passes need.</summary>
    int WorkspaceLength { get; }

    /// <summary>
    /// Adds scale × Σ ∂E/∂w over the rows to a gradient with the layout of the parameters, for any loss and with dropout. Arguments are not
    /// checked.
    /// </summary>
    /// <typeparam name="TLoss">The type of the loss.</typeparam>
    /// <param name="inputs">The inputs, rows × inputs.</param>
    /// <param name="targets">The targets, rows × the targets that the loss reads for each row.</param>
    /// <param name="scale">The weight of each row. 1/N gives the gradient of a mean over N rows.</param>
    /// <param name="loss">The loss, which computes E and ∂E/∂a.</param>
    /// <param name="draw">The choice of dropped units.</param>
    /// <param name="gradient">The gradient, as long as the packed parameters.</param>
    /// <param name="workspace">The scratch memory, at least <see cref="WorkspaceLength"/> floats.</param>
    /// <returns>The unscaled sum of the losses of the rows.</returns>
    double AddGradient<TLoss>(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        float scale,
        ref TLoss loss,
        DropoutDraw draw,
        AlignedBuffer gradient,
        AlignedBuffer workspace)
        where TLoss : struct, IOutputLoss;
}

/// <summary><see cref="ITrainable"/> for networks with <see cref="Loss.CrossEntropy"/>, which also learn from classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainableClassifier : ITrainable, IClassifierNetwork, IGradientSource<int>
{
}
