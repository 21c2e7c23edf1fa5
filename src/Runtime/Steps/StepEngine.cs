using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>
/// Takes the steps of a trainer. The gradient of a plain step goes directly into the parameters. The gradient of a shaped step passes
/// through memory. The engine holds everything that a step changes. Arguments have been validated.
/// </summary>
internal sealed class StepEngine : ITrainingEngine, IDisposable
{
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _workspace;
    private readonly HeldParameters _held;
    private readonly GradientTeam? _team;
    private readonly ScheduleClock _clock;
    private readonly WeightAverage _average;
    private readonly LayerRates _rates;
    private readonly Accumulation _accumulation;
    // The first step of a kind creates its object. Most trainers see one kind, and compiling both would delay the first step of a program.
    private PlainStep<float>? _byTargets;
    private PlainStep<int>? _byLabels;
    private ShapedStep? _shaped;
    private bool _shapes;

    /// <summary>Creates an engine with new optimizer state.</summary>
    /// <param name="network">The network to train.</param>
    /// <param name="optimizer">The settings of the optimizer. They are read at every step.</param>
    /// <param name="options">The options of the training steps. They must be valid for the network.</param>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public StepEngine(ITrainable network, Optimizer optimizer, TrainerOptions options)
    {
        (Network, Optimizer, Options) = (network, optimizer, options);
        State = optimizer.CreateState(network);
        _parameters = network.PackedParameters;
        _workspace = new AlignedBuffer(network.WorkspaceLength);
        _held = new HeldParameters(_parameters);
        _clock = new ScheduleClock(options.Schedule);
        _average = new WeightAverage(_parameters.Length, options.AverageDecay);
        _rates = new LayerRates(network.LayerSizes.Length - 1, options.LayerRates);
        _accumulation = new Accumulation(options.AccumulationSteps, State.Gradient);
        if (ThreadSupport.IsSupported && options.Threads > 1)
            _team = new GradientTeam(network, State.Gradient, _workspace, options.Threads);
        ChooseStep();
        if (_shapes)
            Shaped();
    }

    public ITrainable Network { get; }

    /// <summary>The settings of the optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The options of the training steps.</summary>
    public TrainerOptions Options { get; }

    /// <summary>The state of the optimizer.</summary>
    public OptimizerState State { get; }

    /// <summary>
    /// True if a step is in progress. User-defined losses run during a step. The property is not atomic: a misuse by another thread may go
    /// unnoticed, but a misuse on the same thread cannot. The caller of <see cref="Step(in Batch)"/> sets it, because a method that sets it
    /// is not inlined.
    /// </summary>
    public bool IsInStep { get; set; }

    /// <summary>True if several threads share the steps.</summary>
    public bool HasTeam => _team is not null;

    /// <summary>True if layers have their own learning rates.</summary>
    public bool HasLayerRates => _rates.AreSet;

    public int Pending => _accumulation.Pending;

    public long Batches => _accumulation.Batches;

    public long StepCount => _clock.Steps;

    public double LastWeight { get; private set; }

    /// <summary>The learning rate of the next update.</summary>
    public float NextLearningRate => (float)(Optimizer.LearningRate * _clock.Factor);

    public float LastLearningRate => (float)(Optimizer.LearningRate * State.RateFactor);

    /// <summary>
    /// The moving average of the parameters. Before the first update these are the parameters themselves. Null if no average is kept.
    /// </summary>
    public AlignedBuffer? Average => !_average.IsKept ? null : _average.HasBegun ? _average.Parameters : Network.PackedParameters;

    /// <summary>The parts that a checkpoint stores, in addition to the parameters.</summary>
    public IEnumerable<ICheckpointed> Parts => [_clock, _accumulation, State.Memory, _average, _rates];

    /// <summary>Sets the learning rate multiplier of a layer, from the next step on. 0 is the first hidden layer.</summary>
    public void SetLayerRate(int layer, float rate)
    {
        _rates[layer] = rate;
        ChooseStep();
    }

    /// <summary>Chooses between plain and shaped steps. Call it after a setting that affects the choice has changed.</summary>
    public void ChooseStep() => _shapes = Options.ShapesSteps || _rates.AreSet || Network.Description.HasDropout;

    [MethodImpl(MethodOptions.Kernel)]
    float ITrainingEngine.Step(in Batch batch) => Step(batch);

    /// <inheritdoc cref="ITrainingEngine.Step(in Batch)"/>
    // Inlined, so that the batch does not pass through memory on the way to a plain step. A shaped step gets a copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Step(in Batch batch)
    {
        BeginUpdate();
        if (_shapes || !batch.Weights.IsEmpty)
            return StepShaped(batch);
        LastWeight = batch.Rows;
        double sum = batch.HasLabels
            ? (_byLabels ?? Plain(ref _byLabels)).Step(batch.Inputs, batch.Labels, batch.Rows)
            : (_byTargets ?? Plain(ref _byTargets)).Step(batch.Inputs, batch.Targets, batch.Rows);
        return EndUpdate(sum / batch.Rows, double.IsFinite(sum));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PlainStep<TTarget> Plain<TTarget>(ref PlainStep<TTarget>? step)
        where TTarget : unmanaged => step ??= new PlainStep<TTarget>(Network, State, _workspace, _team);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private float StepShaped(Batch batch) => Ended(Shaped().Step(batch, out bool hasUpdated), hasUpdated);

    public float Step<TLoss>(in Batch batch, TLoss loss)
        where TLoss : struct, ILossFunction
    {
        IsInStep = true;
        _held.Hold();
        try
        {
            BeginUpdate();
            return Ended(Shaped().Step(batch, loss, out bool hasUpdated), hasUpdated);
        }
        finally
        {
            _held.Release();
            IsInStep = false;
        }
    }

    /// <summary>Trains on a mini-batch whose targets are output gradients.</summary>
    /// <returns>0, or NaN if nothing has changed.</returns>
    public float StepByGradients(in Batch batch)
    {
        IsInStep = true;
        try
        {
            BeginUpdate();
            return Ended(Shaped().StepByGradients(batch, out bool hasUpdated), hasUpdated);
        }
        finally
        {
            IsInStep = false;
        }
    }

    public bool ApplyPending()
    {
        if (_accumulation.Pending == 0)
            return false;
        BeginUpdate();
        bool hasUpdated = Shaped().ApplyPending();
        EndUpdate(0, hasUpdated);
        return hasUpdated;
    }

    /// <summary>Makes the next mini-batch end an update, whatever has been summed. Used only for warm-up.</summary>
    public void EndUpdateNext() => _accumulation.Pending = _accumulation.Count - 1;

    public void EndEpoch() => _clock.Epochs++;

    public void ReportLoss(float loss) => _clock.Report(loss);

    public EngineSnapshot CreateSnapshot() => new(Network.PackedParameters, State.Memory, _average, _accumulation);

    public void Capture(EngineSnapshot snapshot) => snapshot.Capture();

    public void Restore(EngineSnapshot snapshot) => snapshot.Restore();

    public void Restore(EngineSnapshot snapshot, long stepCount)
    {
        snapshot.Restore();
        _clock.Steps = stepCount;
        _average.HasBegun = _average.IsKept && stepCount > 0;
    }

    /// <summary>Throws if the parameters of the network were swapped. A step would change memory that the network no longer uses.</summary>
    /// <exception cref="InvalidOperationException">The parameters have been swapped.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ThrowIfSwapped()
    {
        if (_parameters.IsRetired)
            ThrowSwapped();
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose() => _team?.Dispose();

    /// <summary>Returns the shaped step. It is created on first use, because a trainer with plain steps may never need it.</summary>
    private ShapedStep Shaped() => _shaped ??= new(
        Network, Options, _rates, State, _accumulation, new ShapedGradient(Network, State.Gradient, _workspace, _team));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginUpdate()
    {
        ThrowIfSwapped();
        if (Options.Schedule is not null)
            State.RateFactor = _clock.Factor;
    }

    [DoesNotReturn]
    private static void ThrowSwapped() => throw new InvalidOperationException(
        "The parameters of the network were swapped after this trainer was created. Create a trainer after the swap, " +
        "or swap a copy of the network that learns: player.Swap(learner.Clone()).");

    private float Ended(double loss, bool hasUpdated)
    {
        LastWeight = _shaped!.Weight;
        return EndUpdate(loss, hasUpdated);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float EndUpdate(double loss, bool hasUpdated)
    {
        if (hasUpdated)
        {
            if (_average.IsKept)
                _average.Follow(Network.PackedParameters);
            _clock.Steps++;
        }

        return (float)loss;
    }
}
