using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Steps;

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
    private readonly GradientTeam? _team;
    private readonly ParallelStep? _parallel;
    private readonly ScheduleClock _clock;
    private readonly WeightAverage? _average;
    private readonly LayerRates _rates;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private ShapedStep? _shaped;
    private bool _shapes;

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
    /// <param name="options">What its steps do besides following the gradient, and on how many threads.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator, or the options do not fit it.</exception>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public Trainer(INetwork network, Optimizer optimizer, TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        _network = network as ITrainable ?? throw new ArgumentException(
            $"{network.GetType()} does not implement ITrainable, through which a trainer reaches parameters and gradients. Pass a class that [Mlp] generated.",
            nameof(network));
        CheckFit(network, options);
        Optimizer = optimizer;
        Options = options;
        _inputSize = network.InputSize;
        _outputSize = network.OutputSize;
        _held = new HeldParameters(_network.PackedParameters);
        _state = optimizer.CreateState(_network);
        _workspace = new AlignedBuffer(_network.WorkspaceLength);
        _clock = new ScheduleClock(options.Schedule);
        _average = options.AverageDecay > 0 ? new WeightAverage(_network.PackedParameters.Length, options.AverageDecay) : null;
        _rates = new LayerRates(network.LayerSizes.Length - 1, options.LayerRates);
        _shapes = ShapesSteps;
        if (ThreadSupport.IsThere && options.Threads > 1)
        {
            _team = new GradientTeam(_network, _state.Gradient, _workspace, options.Threads);
            _parallel = new ParallelStep(_network, _state, _team);
        }

        if (_shapes)
            _shaped = new ShapedStep(_network, options, _rates, _state, _workspace, _team);
    }

    /// <summary>The network whose parameters change.</summary>
    public INetwork Network => _network;

    /// <summary>The settings of the learning rule, read at every step.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What steps do besides following the gradient.</summary>
    public TrainerOptions Options { get; }

    /// <summary>How often the parameters have been updated.</summary>
    public long StepCount => _clock.Steps;

    /// <summary>The learning rate of the next update: the optimizer's, times the factor of the schedule.</summary>
    public float LearningRate => Optimizer.LearningRate * _clock.Factor;

    /// <summary>
    /// Changes how fast a layer learns, from the next step on: to let a frozen layer learn too, for instance. It begins with
    /// <see cref="TrainerOptions.LayerRates"/>; checkpoints keep what it is.
    /// </summary>
    /// <param name="layer">1 is the first hidden layer, the last number is the output layer.</param>
    /// <param name="rate">What the learning rate is multiplied by in that layer, finite and at least 0; 0 freezes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer, or the rate is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">A loss of yours asks for it in the middle of a step.</exception>
    public void SetLayerRate(int layer, float rate)
    {
        DemandBetweenSteps();
        int layers = _network.LayerSizes.Length - 1;
        if (layer < 1 || layer > layers)
            throw new ArgumentOutOfRangeException(nameof(layer), $"The network has no layer {layer}; 1 to {layers} fits, and {layers} is the output layer.");
        if (!(rate >= 0 && float.IsFinite(rate)))
            throw new ArgumentOutOfRangeException(nameof(rate), $"The rate of layer {layer} is {rate}; a finite number of at least 0 fits.");
        _rates[layer - 1] = rate;
        _shapes = ShapesSteps;
    }

    /// <summary>Tells <see cref="ReduceOnPlateau"/> a loss, as <see cref="Fit"/> does after each epoch. Other schedules do not listen.</summary>
    /// <param name="loss">The newest, on rows that are the same each time.</param>
    /// <exception cref="InvalidOperationException">A loss of yours reports it in the middle of a step.</exception>
    public void ReportLoss(float loss)
    {
        DemandBetweenSteps();
        _clock.Report(loss);
    }

    /// <summary>
    /// Writes the moving average of the parameters into a network: the one that is trained, or better another of the same class. Before the first
    /// update it is the parameters themselves.
    /// </summary>
    /// <param name="network">A network with the same layers.</param>
    /// <exception cref="InvalidOperationException"><see cref="TrainerOptions.AverageDecay"/> is not set, or a loss of yours asks for it in the middle of a step.</exception>
    /// <exception cref="ArgumentException">The network is another one.</exception>
    public void CopyAverageTo(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        DemandBetweenSteps();
        if (_average is null)
            throw new InvalidOperationException("No average is kept. Set TrainerOptions.AverageDecay, to 0.999 say, for a trainer that keeps one.");
        if (!network.LayerSizes.SequenceEqual(_network.LayerSizes))
        {
            throw new ArgumentException(
                $"The network has layers of {Sizes(network)}; {Sizes(_network)} fit.", nameof(network));
        }

        float[] parameters = new float[_network.ParameterCount];
        _network.Description.Unpack((_average.HasBegun ? _average.Parameters : _network.PackedParameters).Span, parameters);
        network.SetParameters(parameters);
    }

    /// <summary>One line: the network, the optimizer with its settings, the schedule, and how many updates there were.</summary>
    public override string ToString() =>
        $"{GetType().Name} of {_network.GetType().Name}: {Optimizer}, {(Options.Schedule is { } schedule ? $"{schedule}, " : "")}{ShortText.Count(StepCount, "update")}";

    /// <summary>Whether a step has to do more than follow its gradient.</summary>
    private bool ShapesSteps => Options.ShapesSteps || _rates.AreSet || _network.Description.HasDropout;

    private static void CheckFit(INetwork network, TrainerOptions options)
    {
        int layers = network.LayerSizes.Length - 1;
        if (options.LayerRates is { } rates && rates.Count != layers)
            throw new ArgumentException($"LayerRates has {rates.Count} factors; this network has {layers} layers, and one for each fits.", nameof(options));
        if (options.ClassWeights is { } weights && (network.Loss != Loss.CrossEntropy || weights.Count != network.OutputSize))
        {
            throw new ArgumentException(
                network.Loss == Loss.CrossEntropy
                    ? $"ClassWeights has {weights.Count} weights; this network has {network.OutputSize} classes, and one for each fits."
                    : $"ClassWeights is for Loss.CrossEntropy; this network has Loss.{network.Loss}. Pass the weights of rows to Step instead.",
                nameof(options));
        }

        if (options.LabelSmoothing > 0 && network.Loss != Loss.CrossEntropy)
            throw new ArgumentException($"LabelSmoothing is for Loss.CrossEntropy; this network has Loss.{network.Loss}.", nameof(options));
    }

    private static string Sizes(INetwork network) => string.Join('-', Array.ConvertAll(network.LayerSizes.ToArray(), size => size.ToString(CultureInfo.InvariantCulture)));
}
