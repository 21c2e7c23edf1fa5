using System;
using System.Collections.Generic;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// The settings of a <see cref="Trainer"/>. Learning rate, momentum and weight decay are settings of the <see cref="Optimizer"/>.
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
    /// The maximum number of threads that share the rows of one step. Between 1 and 64. Default: 1, which uses only the calling thread. The
    /// same degree gives the same result, bit for bit, however the threads are scheduled. A different degree adds terms in a different
    /// order, so its result differs by rounding errors.
    /// </summary>
    /// <remarks>
    /// The calling thread takes part, so a degree of 2 starts one thread. <see cref="Trainer.Dispose"/> ends it. More threads than cores
    /// bring no benefit. Each thread has its own memory for the gradient and for scratch. A step that is too small to share, for example
    /// one with fewer than 32 rows, runs on fewer threads or only on the calling thread. The number of threads depends only on the network,
    /// the number of rows and the degree. The calling thread applies weight noise, L1 and clipping, and then the update. In a browser and
    /// on WASI, there is only one thread. Every degree then gives the same results and checkpoints as a degree of 1, bit for bit. The same
    /// applies to options that are created while the <see cref="AppContext"/> switch <c>MlpGen.DisableThreads</c> is true.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 64.</exception>
    public int DegreeOfParallelism
    {
        get => _degreeOfParallelism;
        init => _degreeOfParallelism = value is >= 1 and <= MostThreads
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(DegreeOfParallelism),
                $"{nameof(DegreeOfParallelism)} must be between 1 and {MostThreads} (was {value}). " +
                "Environment.ProcessorCount uses every core.");
    }

    /// <summary>True if threads may be started, as <see cref="ThreadSupport"/> says. Tests set it to false.</summary>
    internal bool HasThreads { get; init; } = ThreadSupport.IsSupported;

    /// <summary>The number of threads that train. It is 1 if no thread may be started.</summary>
    internal int Threads => HasThreads ? DegreeOfParallelism : 1;

    /// <summary>
    /// The seed of the random numbers for dropout and weight noise. With the same seed, the same units are dropped on every machine.
    /// Default: 0.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>The schedule that changes the learning rate from step to step. Default: null, which keeps it constant.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The limit on the size of a gradient. Default: no clipping.</summary>
    public GradientClipping Clipping { get; init; }

    /// <summary>
    /// The factor λ₁ of the penalty λ₁·Σ|w| (Goodfellow, Bengio and Courville 2016, "Deep Learning", section 7.1.2). Every step adds its
    /// gradient λ₁·sign(w) before clipping. Finite and at least 0. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float L1
    {
        get => _l1;
        init => _l1 = Require.NotNegative(value);
    }

    /// <summary>
    /// True if <see cref="L1"/> and the optimizer's weight decay also apply to biases, as they do in PyTorch. Default: true.
    /// </summary>
    public bool DecayBiases { get; init; } = true;

    /// <summary>
    /// A multiplier of the learning rate for each layer, from the first hidden layer to the output layer. A factor of 0 freezes a layer,
    /// which then neither learns nor decays. Default: 1 for every layer. <see cref="Trainer.SetLayerRate"/> changes the factors later.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative, NaN or infinite.</exception>
    public IReadOnlyList<float>? LayerRates
    {
        get => _layerRates;
        init => _layerRates = Require.NotNegative(value);
    }

    /// <summary>
    /// The number of mini-batches for one update of the parameters, which uses the mean of their gradients. At least 1. Default: 1. A
    /// mini-batch with a non-finite loss or gradient is skipped, and the gradients that were accumulated before it are kept.
    /// </summary>
    /// <remarks>
    /// The last update of a <see cref="Trainer.Fit(Dataset, FitOptions)"/> uses the mean gradient of the remaining mini-batches, however
    /// few there are. It happens after the last epoch, when the run is stopped or canceled, and when the caller leaves a loop over
    /// <see cref="Trainer.FitAsync(Dataset, FitOptions, System.Threading.CancellationToken)"/>, but not between two epochs. A run that is
    /// resumed reverts that update and continues as if it had never stopped. Single steps and calls of <c>StepFor</c> have no such end.
    /// Their mini-batches count toward the same update, regardless of which rows they use. <see cref="Trainer.ApplyPending"/> applies the
    /// update early, and so does the start of a <c>Fit</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int AccumulationSteps
    {
        get => _accumulationSteps;
        init => _accumulationSteps = Require.AtLeast(value, 1);
    }

    /// <summary>
    /// The smoothing ε. Targets y become y(1 − ε) + ε/K over K classes (Szegedy et al. 2016, "Rethinking the Inception Architecture for
    /// Computer Vision", section 7). It applies only to <see cref="Loss.CrossEntropy"/>. User-defined losses receive the targets unchanged.
    /// At least 0 and below 1. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float LabelSmoothing
    {
        get => _labelSmoothing;
        init => _labelSmoothing = Require.BelowOne(value);
    }

    /// <summary>
    /// A weight for each class. It applies only to <see cref="Loss.CrossEntropy"/>. The loss of a step is Σ wE / Σ w. Here w is the weight
    /// of a row's label, or Σⱼ wⱼyⱼ if the row has targets, which must not be negative. Default: 1 for every class. With
    /// <see cref="LabelSmoothing"/>, the result differs from that of PyTorch, which weights the smoothed part of a target class by class.
    /// Here, a row has one weight, regardless of ε. User-defined losses ignore class weights.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite.</exception>
    public IReadOnlyList<float>? ClassWeights
    {
        get => _classWeights;
        init => _classWeights = Require.NotNegative(value);
    }

    /// <summary>
    /// The standard deviation of the normal noise that is added to the parameters while a gradient is computed, and removed afterward
    /// (Graves 2011, "Practical Variational Inference for Neural Networks", section 6). Finite and at least 0. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float WeightNoise
    {
        get => _weightNoise;
        init => _weightNoise = Require.NotNegative(value);
    }

    /// <summary>
    /// The decay d of an exponential moving average of the parameters: w̄ ← d·w̄ + (1 − d)·w after every update (Polyak and Juditsky 1992).
    /// <see cref="Trainer.CopyAverageTo"/> copies the average to a network. At least 0 and below 1. Default: 0, which keeps no average.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float AverageDecay
    {
        get => _averageDecay;
        init => _averageDecay = Require.BelowOne(value);
    }

    /// <summary>
    /// Gets every setting: its name in the fingerprint of a checkpoint, its value, and whether it makes a step do more than follow its
    /// gradient. Add a new option here, so that both see it. A test checks that it is listed.
    /// </summary>
    // The number of threads is listed because it changes the order of sums.
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

    /// <summary>Checks that the options match a network.</summary>
    /// <exception cref="ArgumentException">An option does not match the network.</exception>
    internal void ThrowIfMismatched(INetwork network)
    {
        int layers = network.LayerSizes.Length - 1;
        if (LayerRates is { } rates && rates.Count != layers)
            throw new ArgumentException(
                $"LayerRates must have one factor per layer. Expected {layers}, but got {rates.Count}.", "options");
        if (ClassWeights is { } weights && (network.Loss != Loss.CrossEntropy || weights.Count != network.OutputSize))
        {
            throw new ArgumentException(
                network.Loss == Loss.CrossEntropy
                    ? $"ClassWeights must have one weight per class. Expected {network.OutputSize}, but got {weights.Count}."
                    : $"ClassWeights requires Loss.CrossEntropy, but the network has Loss.{network.Loss}. " +
                        "Pass row weights to Step instead.",
                "options");
        }

        if (LabelSmoothing > 0 && network.Loss != Loss.CrossEntropy)
        {
            throw new ArgumentException(
                $"LabelSmoothing requires Loss.CrossEntropy, but the network has Loss.{network.Loss}. Set LabelSmoothing to 0.", "options");
        }
    }
}
