using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>What trainers and savers need of a generated network beyond <see cref="INetwork"/>: its memory as it lies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainable : INetwork, IGradientSource<float>
{
    /// <summary>Layers and layout.</summary>
    NetworkDescription Description { get; }

    /// <summary>The parameters as they lie in memory; padding is zero and stays so.</summary>
    AlignedBuffer PackedParameters { get; }

    /// <summary>
    /// A copy of the object and of the parameters. No constructor runs, so that it can be made whatever constructors the user declared.
    /// </summary>
    ITrainable Clone();

    /// <summary>The floats of scratch that <see cref="AddGradient{TLoss}"/> and gradient passes need.</summary>
    int WorkspaceLength { get; }

    /// <summary>The rows of a block: a pass over more of them comes back to each parameter once a block.</summary>
    int BlockRows { get; }

    /// <summary>
    /// Adds scale × Σ ∂E/∂w over the rows to a gradient that lies as the parameters do, by any loss and with units dropped. Arguments are
    /// not checked.
    /// </summary>
    /// <typeparam name="TLoss">The loss.</typeparam>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="targets">rows × what the loss wants of a row.</param>
    /// <param name="scale">The weight of each row: 1/N for the gradient of a mean over N rows.</param>
    /// <param name="loss">Computes E and ∂E/∂a.</param>
    /// <param name="draw">Which units are dropped.</param>
    /// <param name="gradient">As long as the packed parameters.</param>
    /// <param name="workspace">At least <see cref="WorkspaceLength"/>.</param>
    /// <returns>The sum of the rows' losses, not scaled.</returns>
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
    /// Takes the agents of a population forward. The network gives its topology alone: its own parameters are not read. Arguments are not
    /// checked.
    /// </summary>
    /// <param name="parameters">Those of all agents, as <see cref="Population"/> lays them out.</param>
    /// <param name="inputs">agents × inputs: row i is for agent i.</param>
    /// <param name="outputs">agents × outputs, overwritten; apart from the inputs.</param>
    /// <param name="agents">The number of agents.</param>
    void ForwardPopulation(AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int agents);
}

/// <summary><see cref="ITrainable"/> for networks with <see cref="Loss.CrossEntropy"/>, which learn from classes too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainableClassifier : ITrainable, IClassifierNetwork, IGradientSource<int>
{
}
