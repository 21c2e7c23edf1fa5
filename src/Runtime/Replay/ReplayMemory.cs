using System;

namespace MlpGen;

/// <summary>
/// A replay memory. It keeps the most recent rows of a game and draws mini-batches from them (Lin 1992, "Self-Improving Reactive Agents
/// Based on Reinforcement Learning, Planning and Teaching"; Mnih et al. 2015, "Human-Level Control through Deep Reinforcement Learning").
/// Once the memory is full, each new row replaces the oldest.
/// </summary>
/// <remarks>
/// Every row is equally likely, and a row can occur twice in a mini-batch. <see cref="PrioritizedReplayMemory"/> prefers rows with large
/// errors. The memory allocates nothing after construction. The same seed and the same calls draw the same rows on every machine. The class
/// is not thread-safe. Checkpoints of a trainer do not contain the rows of a memory.
/// </remarks>
public class ReplayMemory : IBatchSource
{
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _drawn;
    private readonly Pcg32 _random;

    /// <summary>Initializes an empty memory of capacity × (inputSize + targetSize) floats.</summary>
    /// <param name="capacity">The maximum number of rows. At least 1.</param>
    /// <param name="inputSize">
    /// The number of inputs in a row. At least 1. Use <see cref="IInferenceNetwork.InputSize"/> if a network learns from the rows without
    /// changes.
    /// </param>
    /// <param name="targetSize">
    /// The number of other values in a row. At least 1. Use <see cref="IInferenceNetwork.OutputSize"/> for targets, or the size of the data
    /// from which you compute targets, such as an action, a reward and the next state.
    /// </param>
    /// <param name="batchSize">The number of rows in a mini-batch. At least 1. Default: 32.</param>
    /// <param name="seed">The seed of the random numbers that select the rows. Default: 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1, or the rows exceed the maximum length of an array.</exception>
    public ReplayMemory(int capacity, int inputSize, int targetSize, int batchSize = 32, int seed = 0)
    {
        InputSize = AtLeastOne(inputSize, nameof(inputSize));
        TargetSize = AtLeastOne(targetSize, nameof(targetSize));
        BatchSize = AtLeastOne(batchSize, nameof(batchSize));
        int most = Array.MaxLength / int.Max(inputSize, targetSize);
        Capacity = AtLeastOne(capacity, nameof(capacity)) <= most
            ? capacity
            : throw new ArgumentOutOfRangeException(
                nameof(capacity),
                $"capacity must be between 1 and {most} for {inputSize} inputs and {targetSize} targets per row (was {capacity}).");
        _inputs = new float[capacity * inputSize];
        _targets = new float[capacity * targetSize];
        _drawn = new int[batchSize];
        _random = new Pcg32(unchecked((ulong)seed));
    }

    /// <summary>Gets the maximum number of rows.</summary>
    public int Capacity { get; }

    /// <summary>Gets the number of inputs in a row.</summary>
    public int InputSize { get; }

    /// <summary>Gets the number of targets or other values in a row.</summary>
    public int TargetSize { get; }

    /// <summary>Gets the number of rows in a mini-batch.</summary>
    public int BatchSize { get; }

    /// <summary>Gets false, because rows have targets.</summary>
    public bool HasLabels => false;

    /// <summary>Gets the current number of rows.</summary>
    public int Count => (int)long.Min(Added, Capacity);

    /// <summary>Returns one line with the number of rows and the capacity.</summary>
    public override string ToString() => $"{GetType().Name}: {Count} of {Capacity} rows";

    /// <summary>Gets the number of rows added since the memory was empty. Row t is at place t mod <see cref="Capacity"/>.</summary>
    private protected long Added { get; private set; }

    /// <summary>Adds a row. If the memory is full, it replaces the oldest row.</summary>
    /// <param name="input">The inputs: <see cref="InputSize"/> values, which are copied.</param>
    /// <param name="target">The targets: <see cref="TargetSize"/> values, which are copied.</param>
    /// <exception cref="ArgumentException">A length is wrong. Nothing is added.</exception>
    public void Add(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        CheckLength(input.Length, 1, InputSize, nameof(input));
        CheckLength(target.Length, 1, TargetSize, nameof(target));
        int place = (int)(Added % Capacity);
        input.CopyTo(Inputs(place));
        target.CopyTo(Targets(place));
        Added++;
        Enter(place);
    }

    /// <summary>Draws rows for a custom step, for example one that computes its targets from the stored data.</summary>
    /// <param name="inputs">Receives the inputs: rows × <see cref="InputSize"/> values, for up to <see cref="BatchSize"/> rows.</param>
    /// <param name="targets">Receives the targets: rows × <see cref="TargetSize"/> values.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="InvalidOperationException">The memory is empty.</exception>
    public void Sample(Span<float> inputs, Span<float> targets)
    {
        int rows = RowCount(inputs.Length);
        CheckLength(targets.Length, rows, TargetSize, nameof(targets));
        Sample(inputs, targets, Draw(rows));
    }

    /// <summary>Draws a mini-batch for <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>.</summary>
    /// <param name="inputs">Receives the inputs: <see cref="BatchSize"/> × <see cref="InputSize"/> values.</param>
    /// <param name="targets">Receives the targets: <see cref="BatchSize"/> × <see cref="TargetSize"/> values.</param>
    /// <param name="labels">An empty span. It is not used.</param>
    /// <returns><see cref="BatchSize"/>, or 0 while the memory has fewer rows and is not full.</returns>
    /// <exception cref="ArgumentException">A length is wrong, because the memory was created for another network.</exception>
    public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
    {
        CheckLength(inputs.Length, BatchSize, InputSize, nameof(inputs));
        CheckLength(targets.Length, BatchSize, TargetSize, nameof(targets));
        if (!IsReady)
            return 0;
        Sample(inputs, targets, Draw(BatchSize));
        return BatchSize;
    }

    /// <summary>Removes all rows. The sequence of random numbers continues.</summary>
    public virtual void Clear() => Added = 0;

    /// <summary>True if there are enough rows for a mini-batch.</summary>
    private protected bool IsReady => Count >= int.Min(BatchSize, Capacity);

    /// <summary>Draws the places of the next rows.</summary>
    private protected virtual void Draw(Span<int> places)
    {
        foreach (ref int place in places)
            place = _random.NextInt32(Count);
    }

    /// <summary>Called after a row has been stored at a place.</summary>
    private protected virtual void Enter(int place)
    {
    }

    /// <summary>Draws a number, uniform in [0, 1), in steps of 2⁻³².</summary>
    private protected double NextPart() => _random.NextUInt32() * (1.0 / (1L << 32));

    /// <summary>Returns the inputs of the row at a place.</summary>
    private protected Span<float> Inputs(int place) => _inputs.AsSpan(place * InputSize, InputSize);

    /// <summary>Returns the targets of the row at a place.</summary>
    private protected Span<float> Targets(int place) => _targets.AsSpan(place * TargetSize, TargetSize);

    /// <summary>Draws rows and returns their places, which stay valid until the next draw.</summary>
    private protected ReadOnlySpan<int> Draw(int rows)
    {
        if (Count == 0)
            throw new InvalidOperationException("The memory is empty. Add a row first.");
        Draw(_drawn.AsSpan(0, rows));
        return _drawn.AsSpan(0, rows);
    }

    /// <summary>Copies the rows at the given places.</summary>
    private protected void Sample(Span<float> inputs, Span<float> targets, ReadOnlySpan<int> places)
    {
        for (int row = 0; row < places.Length; row++)
        {
            Inputs(places[row]).CopyTo(inputs[(row * InputSize)..]);
            Targets(places[row]).CopyTo(targets[(row * TargetSize)..]);
        }
    }

    /// <summary>Returns the number of rows for a length of the inputs.</summary>
    private protected int RowCount(int length) => length % InputSize == 0 && length / InputSize <= BatchSize
        ? length / InputSize
        : throw new ArgumentException(
            $"inputs must have at most {BatchSize} rows (BatchSize) of {InputSize} floats (had {length} floats).", "inputs");

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be at least 1 (was {value})."));

    /// <summary>Throws unless a span has the length of that many rows.</summary>
    private protected static void CheckLength(int length, int rows, int size, string parameter)
    {
        if (length != (long)rows * size)
        {
            throw new ArgumentException(
                $"{parameter} must have {rows} × {size} floats, because the memory keeps {size} per row (had {length}).", parameter);
        }
    }
}
