using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>
/// Takes the steps of a trainer: plain ones, whose gradient goes straight into the parameters, or shaped ones, whose gradient passes
/// through memory. It holds all that a step changes. Arguments are known to fit.
/// </summary>
internal sealed class StepEngine : ITrainingEngine, IDisposable
{
    private readonly AlignedBuffer _workspace;
    private readonly HeldParameters _held;
    private readonly GradientTeam? _team;
    private readonly ScheduleClock _clock;
    private readonly WeightAverage _average;
    private readonly LayerRates _rates;
    private readonly Accumulation _accumulation;
    // Each is made by the first step of its kind: most trainers see one kind, and a program's first step is to come soon.
    private PlainStep<float>? _byTargets;
    private PlainStep<int>? _byLabels;
    private ShapedStep? _shaped;
    private bool _shapes;

    /// <summary>Begins with fresh optimizer state.</summary>
    /// <param name="network">The network that learns.</param>
    /// <param name="optimizer">The settings of the learning rule, read at every step.</param>
    /// <param name="options">What steps do besides following the gradient; they fit the network.</param>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public StepEngine(ITrainable network, Optimizer optimizer, TrainerOptions options)
    {
        (Network, Optimizer, Options) = (network, optimizer, options);
        State = optimizer.CreateState(network);
        _workspace = new AlignedBuffer(network.WorkspaceLength);
        _held = new HeldParameters(network.PackedParameters);
        _clock = new ScheduleClock(options.Schedule);
        _average = new WeightAverage(network.PackedParameters.Length, options.AverageDecay);
        _rates = new LayerRates(network.LayerSizes.Length - 1, options.LayerRates);
        _accumulation = new Accumulation(options.AccumulationSteps, State.Gradient);
        if (ThreadSupport.IsThere && options.Threads > 1)
            _team = new GradientTeam(network, State.Gradient, _workspace, options.Threads);
        ChooseStep();
        if (_shapes)
            Shaped();
    }

    public ITrainable Network { get; }

    /// <summary>The settings of the learning rule.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What steps do besides following the gradient.</summary>
    public TrainerOptions Options { get; }

    /// <summary>The learning rule at work.</summary>
    public OptimizerState State { get; }

    /// <summary>
    /// True if a step is being taken, within which losses of the user's run. Not atomic: between threads it may miss a mistake, within one
    /// it cannot. The caller of <see cref="Step(in Batch)"/> sets it, since a method that does so is not inlined.
    /// </summary>
    public bool IsInStep { get; set; }

    /// <summary>True if several threads share steps.</summary>
    public bool HasTeam => _team is not null;

    /// <summary>True if layers learn at rates of their own.</summary>
    public bool HasLayerRates => _rates.AreSet;

    public int Pending => _accumulation.Pending;

    public long Batches => _accumulation.Batches;

    public long StepCount => _clock.Steps;

    public double LastWeight { get; private set; }

    /// <summary>The learning rate of the next update.</summary>
    public float NextLearningRate => Optimizer.LearningRate * _clock.Factor;

    public float LastLearningRate => Optimizer.LearningRate * State.RateFactor;

    /// <summary>The moving average of the parameters; before the first update they themselves. Null where none is kept.</summary>
    public AlignedBuffer? Average => !_average.IsKept ? null : _average.HasBegun ? _average.Parameters : Network.PackedParameters;

    /// <summary>All that a checkpoint keeps of the steps, but for the parameters.</summary>
    public IEnumerable<ICheckpointed> Parts => [_clock, _accumulation, State.Memory, _average, _rates];

    /// <summary>Changes how fast a layer learns, from the next step on; 0 is the first hidden layer.</summary>
    public void SetLayerRate(int layer, float rate)
    {
        _rates[layer] = rate;
        ChooseStep();
    }

    /// <summary>Chooses between plain and shaped steps, after something has changed on which that depends.</summary>
    public void ChooseStep() => _shapes = Options.ShapesSteps || _rates.AreSet || Network.Description.HasDropout;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    float ITrainingEngine.Step(in Batch batch) => Step(batch);

    /// <inheritdoc cref="ITrainingEngine.Step(in Batch)"/>
    // Inlined, so that nothing of the batch passes through memory on the way to a plain step; a shaped one gets a copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Step(in Batch batch)
    {
        SetRate();
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
            SetRate();
            return Ended(Shaped().Step(batch, loss, out bool hasUpdated), hasUpdated);
        }
        finally
        {
            _held.Release();
            IsInStep = false;
        }
    }

    /// <summary>Learns from a mini-batch whose targets are gradients at the outputs.</summary>
    /// <returns>0; NaN where nothing has changed.</returns>
    public float StepByGradients(in Batch batch)
    {
        IsInStep = true;
        try
        {
            SetRate();
            return Ended(Shaped().StepByGradients(batch, out bool hasUpdated), hasUpdated);
        }
        finally
        {
            IsInStep = false;
        }
    }

    public bool FollowPending()
    {
        if (_accumulation.Pending == 0)
            return false;
        SetRate();
        bool hasUpdated = Shaped().FollowPending();
        EndUpdate(0, hasUpdated);
        return hasUpdated;
    }

    /// <summary>Makes the next mini-batch one that ends an update, whatever was summed. For code that only wants it compiled.</summary>
    public void EndUpdateNext() => _accumulation.Pending = _accumulation.Count - 1;

    public void EndEpoch() => _clock.Epochs++;

    public void ReportLoss(float loss) => _clock.Report(loss);

    public EngineSnapshot CreateSnapshot() => new(Network.PackedParameters, State.Memory, _average, _accumulation);

    public void Take(EngineSnapshot snapshot) => snapshot.Take();

    public void GoBack(EngineSnapshot snapshot) => snapshot.Restore();

    public void GoBack(EngineSnapshot snapshot, long stepCount)
    {
        snapshot.Restore();
        _clock.Steps = stepCount;
        _average.HasBegun = _average.IsKept && stepCount > 0;
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _team?.Dispose();

    /// <summary>The shaped step, which a trainer whose steps are plain makes once it is asked for.</summary>
    private ShapedStep Shaped() => _shaped ??= new(
        Network, Options, _rates, State, _accumulation, new ShapedGradient(Network, State.Gradient, _workspace, _team));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetRate()
    {
        if (Options.Schedule is not null)
            State.RateFactor = _clock.Factor;
    }

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
