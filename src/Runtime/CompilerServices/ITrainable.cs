using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>What trainers and savers need of a generated network beyond <see cref="INetwork"/>: its memory as it lies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainable : INetwork
{
    /// <summary>Layers and layout.</summary>
    NetworkDescription Description { get; }

    /// <summary>The parameters as they lie in memory; padding is zero and stays so.</summary>
    AlignedBuffer PackedParameters { get; }

    /// <summary>
    /// A copy of the object and of the parameters. No constructor runs, so that it can be made whatever constructors the user declared.
    /// </summary>
    ITrainable Clone();

    /// <summary>The floats of scratch that <see cref="AddGradient"/> and gradient passes need.</summary>
    int WorkspaceLength { get; }

    /// <summary>The rows of a block: a pass over more of them comes back to each parameter once a block.</summary>
    int BlockRows { get; }

    /// <summary>Makes the pass whose gradients go into a kind of sink; once, since a call to it is then cheap.</summary>
    /// <typeparam name="TSink">Where the gradient goes.</typeparam>
    GradientPass<TSink> CreateGradientPass<TSink>()
        where TSink : struct, IGradientSink;

    /// <summary>Adds scale × Σ ∂E/∂w over the rows to a gradient that lies as the parameters do. Arguments are not checked.</summary>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="targets">rows × outputs.</param>
    /// <param name="scale">The weight of each row: 1/N for the gradient of a mean over N rows.</param>
    /// <param name="gradient">As long as the packed parameters.</param>
    /// <param name="workspace">At least <see cref="WorkspaceLength"/>.</param>
    /// <returns>The sum of the rows' losses, not scaled.</returns>
    double AddGradient(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, AlignedBuffer gradient, AlignedBuffer workspace);

    /// <summary>The same with a loss of the caller's, and with units dropped. Arguments are not checked.</summary>
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
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, ref TLoss loss, DropoutDraw draw,
        AlignedBuffer gradient, AlignedBuffer workspace)
        where TLoss : struct, IOutputLoss;

    /// <summary>
    /// Takes the agents of a population forward. What is said of the network is its topology: its own parameters are not looked at.
    /// Arguments are not checked.
    /// </summary>
    /// <param name="parameters">Those of all agents, as <see cref="Population"/> lays them out.</param>
    /// <param name="inputs">agents × inputs: row i is for agent i.</param>
    /// <param name="outputs">agents × outputs, overwritten; apart from the inputs.</param>
    /// <param name="agents">The number of agents.</param>
    void ForwardPopulation(AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int agents);
}

/// <summary><see cref="ITrainable"/> for networks with <see cref="Loss.CrossEntropy"/>, by class indices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ITrainableClassifier : ITrainable, IClassifierNetwork
{
    /// <summary>Makes the pass by class indices whose gradients go into a kind of sink.</summary>
    /// <typeparam name="TSink">Where the gradient goes.</typeparam>
    LabelGradientPass<TSink> CreateLabelGradientPass<TSink>()
        where TSink : struct, IGradientSink;

    /// <summary>Adds scale × Σ ∂E/∂w over the rows to a gradient that lies as the parameters do. Arguments are not checked.</summary>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="labels">One class a row.</param>
    /// <param name="scale">The weight of each row: 1/N for the gradient of a mean over N rows.</param>
    /// <param name="gradient">As long as the packed parameters.</param>
    /// <param name="workspace">At least <see cref="ITrainable.WorkspaceLength"/>.</param>
    /// <returns>The sum of the rows' losses, not scaled.</returns>
    double AddGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float scale, AlignedBuffer gradient, AlignedBuffer workspace);
}
