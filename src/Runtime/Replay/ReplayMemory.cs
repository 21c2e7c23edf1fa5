using System;

namespace MlpGen;

/// <summary>
/// The newest rows that a game has seen, from which mini-batches are drawn (Lin 1992, "Self-Improving Reactive Agents Based on
/// Reinforcement Learning, Planning and Teaching"; Mnih et al. 2015, "Human-Level Control through Deep Reinforcement Learning"). Once it is
/// full, each new row replaces the oldest.
/// </summary>
/// <remarks>
/// Every row is as likely as the others, and one may come twice in a mini-batch; <see cref="PrioritizedReplayMemory"/> prefers those with
/// large errors. After construction nothing is allocated. The same seed and the same calls draw the same rows on every machine. It is not
/// safe for use from several threads at once. A checkpoint of a trainer holds no rows of a memory.
/// </remarks>
public class ReplayMemory : IBatchSource
{
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _drawn;
    private readonly Pcg32 _random;

    /// <summary>Makes an empty memory: capacity × (inputSize + targetSize) floats.</summary>
    /// <param name="capacity">The most rows that it keeps, at least 1.</param>
    /// <param name="inputSize">
    /// The inputs of a row, at least 1: <see cref="INetwork.InputSize"/>, where a network learns from them as they are.
    /// </param>
    /// <param name="targetSize">
    /// The other numbers of a row, at least 1: <see cref="INetwork.OutputSize"/> targets, or what you make targets of, such as an action, a
    /// reward and the state after it.
    /// </param>
    /// <param name="batchSize">The rows of a mini-batch, at least 1.</param>
    /// <param name="seed">Where the random numbers begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the rows are more than arrays can hold.</exception>
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
                $"capacity is {capacity}, and no array holds so many times {inputSize} inputs or {targetSize} targets; 1 to {most} fits.");
        _inputs = new float[capacity * inputSize];
        _targets = new float[capacity * targetSize];
        _drawn = new int[batchSize];
        _random = new Pcg32(unchecked((ulong)seed));
    }

    /// <summary>The most rows that it keeps.</summary>
    public int Capacity { get; }

    /// <summary>The inputs of a row.</summary>
    public int InputSize { get; }

    /// <summary>The other numbers of a row.</summary>
    public int TargetSize { get; }

    /// <summary>The rows of a mini-batch.</summary>
    public int BatchSize { get; }

    /// <summary>False: rows have targets.</summary>
    public bool HasLabels => false;

    /// <summary>How many rows it keeps now.</summary>
    public int Count => (int)long.Min(Added, Capacity);

    /// <summary>One line: how many rows it holds, and how many it can.</summary>
    public override string ToString() => $"{GetType().Name}: {Count} of {Capacity} rows";

    /// <summary>Rows added since the memory was empty. Row t lies at place t mod <see cref="Capacity"/>.</summary>
    private protected long Added { get; private set; }

    /// <summary>Keeps a row, in place of the oldest where the memory is full.</summary>
    /// <param name="input"><see cref="InputSize"/> numbers, which are copied.</param>
    /// <param name="target"><see cref="TargetSize"/> numbers, which are copied.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing is kept.</exception>
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

    /// <summary>Draws rows, for a step of your own: one that makes its targets from what is kept, say.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>, up to <see cref="BatchSize"/> rows.</param>
    /// <param name="targets">rows × <see cref="TargetSize"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The memory is empty.</exception>
    public void Sample(Span<float> inputs, Span<float> targets)
    {
        int rows = Rows(inputs.Length);
        CheckLength(targets.Length, rows, TargetSize, nameof(targets));
        Sample(inputs, targets, Draw(rows));
    }

    /// <summary>Draws a mini-batch for <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>.</summary>
    /// <param name="inputs"><see cref="BatchSize"/> × <see cref="InputSize"/>.</param>
    /// <param name="targets"><see cref="BatchSize"/> × <see cref="TargetSize"/>.</param>
    /// <param name="labels">Empty.</param>
    /// <returns><see cref="BatchSize"/>, or 0 while the memory has fewer rows and is not full.</returns>
    /// <exception cref="ArgumentException">A length does not fit: the memory was made for another network.</exception>
    public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
    {
        CheckLength(inputs.Length, BatchSize, InputSize, nameof(inputs));
        CheckLength(targets.Length, BatchSize, TargetSize, nameof(targets));
        if (!IsReady)
            return 0;
        Sample(inputs, targets, Draw(BatchSize));
        return BatchSize;
    }

    /// <summary>Forgets all rows. The random numbers go on.</summary>
    public virtual void Clear() => Added = 0;

    /// <summary>True if there are rows enough for a mini-batch.</summary>
    private protected bool IsReady => Count >= int.Min(BatchSize, Capacity);

    /// <summary>The places of the rows that are drawn next.</summary>
    private protected virtual void Draw(Span<int> places)
    {
        foreach (ref int place in places)
            place = _random.NextInt32(Count);
    }

    /// <summary>A row has come to a place.</summary>
    private protected virtual void Enter(int place)
    {
    }

    /// <summary>Uniform in [0, 1), in steps of 2⁻³².</summary>
    private protected double NextPart() => _random.NextUInt32() * (1.0 / (1L << 32));

    /// <summary>The inputs of the row at a place.</summary>
    private protected Span<float> Inputs(int place) => _inputs.AsSpan(place * InputSize, InputSize);

    /// <summary>The targets of the row at a place.</summary>
    private protected Span<float> Targets(int place) => _targets.AsSpan(place * TargetSize, TargetSize);

    /// <summary>Draws rows; they stay known until the next are drawn.</summary>
    private protected ReadOnlySpan<int> Draw(int rows)
    {
        if (Count == 0)
            throw new InvalidOperationException("The memory is empty. Add a row first.");
        Draw(_drawn.AsSpan(0, rows));
        return _drawn.AsSpan(0, rows);
    }

    /// <summary>Copies the rows at some places.</summary>
    private protected void Sample(Span<float> inputs, Span<float> targets, ReadOnlySpan<int> places)
    {
        for (int row = 0; row < places.Length; row++)
        {
            Inputs(places[row]).CopyTo(inputs[(row * InputSize)..]);
            Targets(places[row]).CopyTo(targets[(row * TargetSize)..]);
        }
    }

    /// <summary>How many rows these inputs are.</summary>
    private protected int Rows(int length) => length % InputSize == 0 && length / InputSize <= BatchSize
        ? length / InputSize
        : throw new ArgumentException($"inputs holds {length} floats; up to {BatchSize} rows (BatchSize) of {InputSize} fit.", "inputs");

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}; at least 1 fits."));

    /// <summary>Demands that a span holds so many rows.</summary>
    private protected static void CheckLength(int length, int rows, int size, string parameter)
    {
        if (length != (long)rows * size)
        {
            throw new ArgumentException(
                $"{parameter} holds {length} floats; the memory keeps {size} a row, and {rows} × {size} fit.", parameter);
        }
    }
}
