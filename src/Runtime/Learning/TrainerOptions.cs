using System;
using System.Collections.Generic;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// How a <see cref="Trainer"/> does its work. Learning rate, momentum and weight decay are the <see cref="Optimizer"/>'s.
/// </summary>
public sealed class TrainerOptions
{
    private const int MostThreads = 64;
    private readonly int _degreeOfParallelism = 1;
    private readonly int _accumulationSteps = 1;
    private readonly float _l1;
    private readonly float _labelSmoothing;
    private readonly float _weightNoise;
    private readonly float _averageDecay;
    private readonly float[]? _layerRates;
    private readonly float[]? _classWeights;

    /// <summary>
    /// The threads that share the rows of one step at most, 1 … 64; 1 unless set: the calling thread alone. For the same degree the
    /// result is the same to the last bit, however the threads are scheduled; another degree adds in another order, and its result
    /// differs by rounding.
    /// </summary>
    /// <remarks>
    /// The calling thread takes part, so a degree of 2 starts one thread, which ends with <see cref="Trainer.Dispose"/>. More threads
    /// than cores help nobody. Each has memory of its own for the gradient and for scratch. A step too small to be worth sharing,
    /// with fewer than 32 rows for instance, runs on fewer threads or on the calling one alone; how many depends on network, rows and
    /// degree only. Weight noise, L1, clipping and the update after them are the calling thread's. In a browser and on WASI there is one
    /// thread: any degree trains there as 1 does, to the same bits, and a checkpoint is that of a trainer of degree 1.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above 64.</exception>
    public int DegreeOfParallelism
    {
        get => _degreeOfParallelism;
        init => _degreeOfParallelism = value is >= 1 and <= MostThreads
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(DegreeOfParallelism),
                $"{nameof(DegreeOfParallelism)} is {value}; 1 to {MostThreads} fits. Environment.ProcessorCount takes every core.");
    }

    /// <summary>True if the platform can start threads; tests say no.</summary>
    internal bool HasThreads { get; init; } = ThreadSupport.IsThere;

    /// <summary>The threads that train: one where there are no others.</summary>
    internal int Threads => HasThreads ? DegreeOfParallelism : 1;

    /// <summary>Where the random numbers of dropout and weight noise begin: the same seed drops the same units on every machine.</summary>
    public int Seed { get; init; }

    /// <summary>How the learning rate changes from step to step; constant unless set.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>How large a gradient may be; nothing is clipped unless set.</summary>
    public GradientClipping Clipping { get; init; }

    /// <summary>
    /// λ₁ of the penalty λ₁·Σ|w|, whose gradient λ₁·sign(w) every step adds before it clips; finite and at least 0, 0 unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float L1
    {
        get => _l1;
        init => _l1 = Require.NotNegative(value);
    }

    /// <summary>
    /// True if <see cref="L1"/> and the optimizer's weight decay act on biases as on weights, as they do in PyTorch; true unless set.
    /// </summary>
    public bool DecayBiases { get; init; } = true;

    /// <summary>
    /// A factor of the learning rate for each layer, from the first hidden layer to the output layer; 0 freezes a layer, which then neither
    /// learns nor decays. All are 1 unless set. <see cref="Trainer.SetLayerRate"/> changes them later.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public IReadOnlyList<float>? LayerRates
    {
        get => _layerRates;
        init => _layerRates = Require.NotNegative(value);
    }

    /// <summary>
    /// How many mini-batches make one update of the parameters, which then follows the mean of their gradients; at least 1, 1 unless set.
    /// One whose loss or gradient is not finite does not count, and those before it stay.
    /// </summary>
    /// <remarks>
    /// The last update of a <see cref="Trainer.Fit(Dataset, FitOptions)"/> follows the mean of the mini-batches that are left, however few:
    /// when its epochs are over, when it is stopped or canceled, and when a loop over
    /// <see cref="Trainer.FitAsync(Dataset, FitOptions, System.Threading.CancellationToken)"/> is left, but not between two of its epochs.
    /// A training that resumes takes that update back, and goes on as if nothing had ended. Steps and frames of <c>StepFor</c> know no end:
    /// they fill one update together, whatever rows they take; <see cref="Trainer.ApplyPending"/> makes it early, and so does a <c>Fit</c>
    /// that begins.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int AccumulationSteps
    {
        get => _accumulationSteps;
        init => _accumulationSteps = Require.AtLeast(value, 1);
    }

    /// <summary>
    /// ε: targets y become y(1 − ε) + ε/K over K classes (Szegedy et al. 2016, "Rethinking the Inception Architecture for Computer Vision",
    /// section 7), for <see cref="Loss.CrossEntropy"/> alone: losses of your own get targets as they are. At least 0 and below 1; 0 unless
    /// set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float LabelSmoothing
    {
        get => _labelSmoothing;
        init => _labelSmoothing = Require.BelowOne(value);
    }

    /// <summary>
    /// A weight for each class, for <see cref="Loss.CrossEntropy"/> alone: the loss of a step is Σ wE / Σ w, where w is the weight of a
    /// row's label, or Σⱼ wⱼyⱼ where it has targets, which must not be negative. All are 1 unless set. With <see cref="LabelSmoothing"/>
    /// this is not what PyTorch computes, which weights the smoothed part of a target class by class: here a row has one weight, whatever ε
    /// is. Losses of your own know no classes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public IReadOnlyList<float>? ClassWeights
    {
        get => _classWeights;
        init => _classWeights = Require.NotNegative(value);
    }

    /// <summary>
    /// The standard deviation of normal noise that is added to the parameters while a gradient is computed, and taken away again (Graves
    /// 2011, "Practical Variational Inference for Neural Networks", section 6); finite and at least 0, 0 unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float WeightNoise
    {
        get => _weightNoise;
        init => _weightNoise = Require.NotNegative(value);
    }

    /// <summary>
    /// d of an exponential moving average of the parameters, w̄ ← d·w̄ + (1 − d)·w after every update (Polyak and Juditsky 1992), which
    /// <see cref="Trainer.CopyAverageTo"/> hands out. At least 0 and below 1; 0 unless set: no average is kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float AverageDecay
    {
        get => _averageDecay;
        init => _averageDecay = Require.BelowOne(value);
    }

    /// <summary>
    /// Every setting: how a checkpoint's fingerprint names it, its value, and whether a step has to do more for it than follow its
    /// gradient. A new option belongs here, and is then seen by both; a test asks for it.
    /// </summary>
    // The number of threads is among them, since it changes the order of sums.
    internal (string Name, object? Value, bool ShapesSteps)[] Settings =>
    [
        (nameof(DegreeOfParallelism), Threads, false),
        (nameof(Seed), Seed, false),
        (nameof(Schedule), Schedule, false),
        (nameof(Clipping), Clipping, Clipping.IsSet),
        (nameof(L1), L1, L1 > 0),
        (nameof(DecayBiases), DecayBiases, !DecayBiases),
        (nameof(LayerRates), LayerRates, LayerRates is not null),
        (nameof(AccumulationSteps), AccumulationSteps, AccumulationSteps > 1),
        (nameof(LabelSmoothing), LabelSmoothing, LabelSmoothing > 0),
        (nameof(ClassWeights), ClassWeights, ClassWeights is not null),
        (nameof(WeightNoise), WeightNoise, WeightNoise > 0),
        (nameof(AverageDecay), AverageDecay, AverageDecay > 0),
    ];

    /// <summary>True if a step has to do more than follow its gradient.</summary>
    internal bool ShapesSteps => Array.Exists(Settings, setting => setting.ShapesSteps);

    /// <summary>Demands that they fit a network.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal void DemandFit(INetwork network)
    {
        int layers = network.LayerSizes.Length - 1;
        if (LayerRates is { } rates && rates.Count != layers)
            throw new ArgumentException(
                $"LayerRates has {rates.Count} factors; this network has {layers} layers, and one for each fits.", "options");
        if (ClassWeights is { } weights && (network.Loss != Loss.CrossEntropy || weights.Count != network.OutputSize))
        {
            throw new ArgumentException(
                network.Loss == Loss.CrossEntropy
                    ? $"ClassWeights has {weights.Count} weights; this network has {network.OutputSize} classes, and one for each fits."
                    : $"ClassWeights is for Loss.CrossEntropy; this network has Loss.{network.Loss}. " +
                        "Pass the weights of rows to Step instead.",
                "options");
        }

        if (LabelSmoothing > 0 && network.Loss != Loss.CrossEntropy)
            throw new ArgumentException($"LabelSmoothing is for Loss.CrossEntropy; this network has Loss.{network.Loss}.", "options");
    }
}
