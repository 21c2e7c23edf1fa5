using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>The members of a generated network that only trainers and file writers use. They give access to its memory layout.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainable : INetwork, IGradientSource<float>
{
    /// <summary>Gets the layers and their memory layout.</summary>
    NetworkDescription Description { get; }

    /// <summary>Gets the parameters in their memory layout. Padding is always zero.</summary>
    AlignedBuffer PackedParameters { get; }

    /// <summary>
    /// Replaces <see cref="PackedParameters"/>. A call that has read the old memory completes with it, and later calls use the new one.
    /// </summary>
    /// <param name="parameters">The new parameters, in the same layout. Nobody else may change them.</param>
    void ReplaceParameters(AlignedBuffer parameters);

    /// <summary>Copies the object and its parameters. No constructor runs, so the class can declare any constructors.</summary>
    ITrainable Clone();

    /// <summary>Gets the number of scratch floats that <see cref="AddGradient{TLoss}"/> and gradient passes need.</summary>
    int WorkspaceLength { get; }

    /// <summary>Gets the number of rows of a block. A pass over more rows visits each parameter once per block.</summary>
    int BlockRows { get; }

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

    /// <summary>
    /// Runs the forward pass of the agents of a population. Only the topology of the network is used. Its own parameters are not read.
    /// Arguments are not checked.
    /// </summary>
    /// <param name="parameters">The parameters of all agents, in the layout of <see cref="Population"/>.</param>
    /// <param name="inputs">The inputs, agents × inputs. Row i belongs to agent i.</param>
    /// <param name="outputs">The destination, agents × outputs. Overwritten. It must not overlap the inputs.</param>
    /// <param name="agents">The number of agents.</param>
    void ForwardPopulation(AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int agents);
}

/// <summary><see cref="ITrainable"/> for networks with <see cref="Loss.CrossEntropy"/>, which also learn from classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainableClassifier : ITrainable, IClassifierNetwork, IGradientSource<int>
{
}
