using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Changes the parameters of a network, mini-batch by mini-batch, so that its loss gets smaller.</summary>
/// <remarks>
/// The trainer owns the gradient, the scratch memory and the optimizer's state. It is not safe for use from several threads at once,
/// and while it changes the network no other thread may use that network. With a <see cref="TrainerOptions.DegreeOfParallelism"/>
/// above 1 it owns threads too, which <see cref="Dispose"/> ends; those of a trainer that is forgotten end when it is collected.
/// </remarks>
public partial class Trainer : IDisposable
{
    private readonly ITrainable _network;
    private readonly OptimizerState _state;
    private readonly AlignedBuffer _workspace;
    private readonly ParallelStep? _parallel;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private bool _disposed;

    /// <summary>Makes a trainer with fresh optimizer state. <see cref="INetwork.CreateTrainer(Optimizer)"/> is the short way.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <param name="optimizer">The settings of the learning rule, read at every step.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public Trainer(INetwork network, Optimizer optimizer)
        : this(network, optimizer, new TrainerOptions())
    {
    }

    /// <summary>Makes a trainer with fresh optimizer state. <see cref="INetwork.CreateTrainer(Optimizer, TrainerOptions)"/> is the short way.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <param name="optimizer">The settings of the learning rule, read at every step.</param>
    /// <param name="options">On how many threads it works.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public Trainer(INetwork network, Optimizer optimizer, TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        _network = network as ITrainable ?? throw new ArgumentException(
            $"{network.GetType()} does not implement ITrainable, through which a trainer reaches parameters and gradients. Pass a class that [Mlp] generated.",
            nameof(network));
        Optimizer = optimizer;
        _inputSize = network.InputSize;
        _outputSize = network.OutputSize;
        _state = optimizer.CreateState(_network);
        _workspace = new AlignedBuffer(_network.WorkspaceLength);
        if (options.DegreeOfParallelism > 1)
            _parallel = new ParallelStep(_network, _state, _workspace, options.DegreeOfParallelism);
    }

    /// <summary>The network whose parameters change.</summary>
    public INetwork Network => _network;

    /// <summary>The settings of the learning rule, read at every step.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Learns from one mini-batch. Allocates nothing.</summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="INetwork.OutputSize"/>.</param>
    /// <returns>The mean loss over the rows before the update. If it is NaN or ∞, nothing has changed.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(targets.Length, rows, _outputSize, nameof(targets));
        return Learn(inputs, targets, rows);
    }

    /// <summary>Ends the threads of the trainer; it cannot train any more. The network stays as it is.</summary>
    public void Dispose()
    {
        _disposed = true;
        _parallel?.Dispose();
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private protected float StepByLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, _outputSize, nameof(labels));
        return Learn(inputs, labels, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Rows(int inputLength)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int rows = Guard.Rows(inputLength, _inputSize, "inputs");
        Guard.NotEmpty(rows, "inputs");
        return rows;
    }

    /// <summary>A step whose arguments are known to fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Learn(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows) => (float)((IsShared(rows)
        ? _parallel.Step(inputs, targets, rows)
        : _state.Step(inputs, targets, rows, _workspace)) / rows);

    /// <inheritdoc cref="Learn(ReadOnlySpan{float}, ReadOnlySpan{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Learn(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows) => (float)((IsShared(rows)
        ? _parallel.Step(inputs, labels, rows)
        : _state.Step(inputs, labels, rows, _workspace)) / rows);

    [MemberNotNullWhen(true, nameof(_parallel))]
    private bool IsShared(int rows) => _parallel is not null && _parallel.Workers(rows) > 1;
}
