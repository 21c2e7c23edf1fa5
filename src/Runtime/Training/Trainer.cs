using System;
using System.IO;
using MlpGen.CompilerServices;
using MlpGen.Steps;
using MlpGen.Storage;
using MlpGen.Text;
using MlpGen.Training;

namespace MlpGen;

/// <summary>Changes the parameters of a network, mini-batch by mini-batch, so that its loss gets smaller.</summary>
/// <remarks>
/// The trainer owns the gradient, the scratch memory and the optimizer's state. It is not safe for use from several threads at once,
/// and while it changes the network no other thread may use that network. With a <see cref="TrainerOptions.DegreeOfParallelism"/>
/// above 1 it owns threads too, which <see cref="Dispose"/> ends; those of a trainer that is forgotten end when it is collected.
/// </remarks>
public partial class Trainer : IDisposable
{
    private readonly StepEngine _engine;
    private readonly TrainerUse _use;
    private readonly Fitter _fitter;
    private readonly FitPositions _positions;
    private readonly BatchMemory _memory = new();
    private readonly EarlyUpdates _early;
    private readonly TrainerCheckpoint _checkpoint;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private FrameBudget? _frames;

    /// <summary>Makes a trainer with fresh optimizer state. <see cref="INetwork.CreateTrainer(Optimizer)"/> is the short way.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <param name="optimizer">The settings of the learning rule, read at every step.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public Trainer(INetwork network, Optimizer optimizer)
        : this(network, optimizer, new TrainerOptions())
    {
    }

    /// <summary>
    /// Makes a trainer with fresh optimizer state. <see cref="INetwork.CreateTrainer(Optimizer, TrainerOptions)"/> is the short way.
    /// </summary>
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
        ITrainable trainable = GeneratedNetwork.Require<ITrainable>(network);
        options.DemandFit(network);
        (_inputSize, _outputSize) = (network.InputSize, network.OutputSize);
        _engine = new StepEngine(trainable, optimizer, options);
        _use = new TrainerUse(this, _engine);
        _early = new EarlyUpdates(_engine);
        _positions = new FitPositions(_early, _engine.State.Memory);
        _fitter = new Fitter(_engine, _use, _positions, _memory);
        _checkpoint = new TrainerCheckpoint(_engine, _positions);
    }

    /// <summary>The network whose parameters change.</summary>
    public INetwork Network => _engine.Network;

    /// <summary>The settings of the learning rule, read at every step.</summary>
    public Optimizer Optimizer => _engine.Optimizer;

    /// <summary>What steps do besides following the gradient.</summary>
    public TrainerOptions Options => _engine.Options;

    /// <summary>How often the parameters have been updated.</summary>
    public long StepCount => _engine.StepCount;

    /// <summary>The learning rate of the next update: the optimizer's, times the factor of the schedule.</summary>
    public float LearningRate => _engine.NextLearningRate;

    /// <summary>The clock of budgets, in ticks of the stopwatch.</summary>
    internal Func<long> Timestamp
    {
        get => Frames.Timestamp;
        set => Frames.Timestamp = value;
    }

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
        _use.DemandBetweenSteps();
        int layers = Network.LayerSizes.Length - 1;
        if (layer < 1 || layer > layers)
        {
            throw new ArgumentOutOfRangeException(
                nameof(layer), $"The network has no layer {layer}; 1 to {layers} fits, and {layers} is the output layer.");
        }

        if (!(rate >= 0 && float.IsFinite(rate)))
            throw new ArgumentOutOfRangeException(
                nameof(rate), $"The rate of layer {layer} is {rate}; a finite number of at least 0 fits.");
        _engine.SetLayerRate(layer - 1, rate);
    }

    /// <summary>
    /// Tells <see cref="ReduceOnPlateau"/> a loss, as <see cref="Fit"/> does after each epoch. Other schedules do not listen.
    /// </summary>
    /// <param name="loss">The newest, on rows that are the same each time.</param>
    /// <exception cref="InvalidOperationException">A loss of yours reports it in the middle of a step.</exception>
    public void ReportLoss(float loss)
    {
        _use.DemandBetweenSteps();
        _engine.ReportLoss(loss);
    }

    /// <summary>
    /// Writes the moving average of the parameters into a network: the one that is trained, or better another of the same class. Before the
    /// first update it is the parameters themselves.
    /// </summary>
    /// <param name="network">A network with the same layers.</param>
    /// <exception cref="InvalidOperationException">
    /// <see cref="TrainerOptions.AverageDecay"/> is not set, or a loss of yours asks for it in the middle of a step.
    /// </exception>
    /// <exception cref="ArgumentException">The network is another one.</exception>
    public void CopyAverageTo(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _use.DemandBetweenSteps();
        if (_engine.Average is not { } average)
            throw new InvalidOperationException(
                "No average is kept. Set TrainerOptions.AverageDecay, to 0.999 say, for a trainer that keeps one.");
        GeneratedNetwork.RequireSameLayers(network, Network);
        float[] parameters = new float[network.ParameterCount];
        _engine.Network.Description.Unpack(average.Span, parameters);
        network.SetParameters(parameters);
    }

    /// <summary>
    /// Writes a checkpoint, from which training goes on to the last bit as if it had not been interrupted: parameters, the optimizer's
    /// state, where schedule, random numbers and the epoch stand. An existing file is replaced only once the new one is whole and on the
    /// disk.
    /// </summary>
    /// <remarks>
    /// It is a safetensors file of the network, which <see cref="INetwork.LoadFrom(string)"/> can read, with more tensors. Rows are not in
    /// it: resume with the same. What a source of <see cref="StepFor{TSource}(TimeSpan, TSource)"/> knows of its own is not in it either.
    /// Of several datasets, it has the place in the one that was used last. It may be saved within callbacks of <see cref="Fit"/>, but not
    /// while another thread trains.
    /// </remarks>
    /// <param name="path">The file; its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or ends in no name of a file.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, or NaN is among what is kept besides, or the names that are kept are too long to be read again:
    /// nobody could go on from there, and an existing file is as it was. Or a loss of yours asks for it in the middle of a step.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be written, or is a directory, a pipe or a device. No file is left behind, and an existing one is as it was.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it. The same holds.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// Trainer trainer = net.CreateTrainer(new Adam());
    /// trainer.SaveCheckpoint("digits.checkpoint");
    ///
    /// // Later, in another process: a network and a trainer made alike.
    /// trainer.LoadCheckpoint("digits.checkpoint");
    /// </code>
    /// </example>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _use.DemandBetweenSteps();
        AtomicFile.Write(path, _checkpoint.Prepare());
    }

    /// <summary>Writes a checkpoint to a stream, from its position on. The stream is left open.</summary>
    /// <inheritdoc cref="SaveCheckpoint(string)" path="/remarks"/>
    /// <param name="stream">A stream that can be written; it need not seek.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, or NaN is among what is kept besides, or the names that are kept are too long to be read again;
    /// nothing is written. Or a loss of yours asks for it in the middle of a step.
    /// </exception>
    public void SaveCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written; pass one that can.", nameof(stream));
        _use.DemandBetweenSteps();
        _checkpoint.Prepare()(stream);
    }

    /// <summary>
    /// Goes on where a checkpoint was written, of a trainer with the same topology, optimizer and options. On an error nothing is changed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or of another trainer: then the message shows what both are.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training: in a callback, or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public void LoadCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Read(path, LoadCheckpoint);
    }

    /// <summary>Goes on where a checkpoint was written, from a stream: from its position to its end.</summary>
    /// <param name="stream">A stream that can be read; it need not seek. It is left open.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">The data is damaged, or of another trainer: then the message shows what both are.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training: in a callback, or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public void LoadCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read; pass one that can.", nameof(stream));
        _use.Begin();
        try
        {
            _checkpoint.Read(stream);
        }
        finally
        {
            _use.End();
        }
    }

    /// <summary>
    /// Has everything compiled that later steps need, with these options and this optimizer, so that the first frame that learns stays
    /// within its time: the steps, <see cref="StepFor(TimeSpan, Dataset, FitOptions)"/>, <see cref="Fit(Dataset, FitOptions)"/>, and what
    /// <see cref="NetworkWarmUp.WarmUp"/> calls. For a loading screen; it takes a fraction of a second.
    /// </summary>
    /// <remarks>
    /// It trains a copy of the network with a trainer like this one, and forgets both. Nothing of this trainer or its network changes: no
    /// parameter, moment, random number, schedule or count. What is compiled ahead of time needs no warming up and comes to no harm. Losses
    /// of your own, and sources that are structs, are compiled into steps of their own, by their first use.
    /// </remarks>
    /// <param name="rows">The rows of the mini-batches to come, at least 1; shorter ones are included.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is below 1, or more than fit into memory.</exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is training: in a callback, or on another thread. Or the settings of the optimizer contradict each other.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public void WarmUp(int rows)
    {
        int most = SourceMemory.MostRows(Network);
        if (rows < 1 || rows > most)
            throw new ArgumentOutOfRangeException(nameof(rows), FormattableString.Invariant($"rows is {rows}; 1 to {most} fits."));
        _use.Begin();
        try
        {
            Network.WarmUp();
            using Trainer twin = _engine.Network.Clone().CreateTrainer(Optimizer, Options);
            new Rehearsal(twin, twin._engine, _engine.HasLayerRates).Run(rows);
            if (_engine.HasTeam)
                Gate.WarmUp();
        }
        finally
        {
            _use.End();
        }
    }

    /// <summary>Ends the threads of the trainer; it cannot train any more. The network stays as it is.</summary>
    public void Dispose()
    {
        _use.Dispose();
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One line: the network, the optimizer with its settings, the schedule, and how many updates there were.</summary>
    public override string ToString() =>
        $"{GetType().Name} of {Network.GetType().Name}: {Optimizer}, " +
        (Options.Schedule is { } schedule ? $"{schedule}, " : "") + ShortText.Count(StepCount, "update");
}
