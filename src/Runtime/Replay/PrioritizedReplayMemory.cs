using System;
using MlpGen.RandomNumbers;
using MlpGen.Replay;

namespace MlpGen;

/// <summary>
/// A memory that draws rows with large errors more often, and weights them so that the gradient stays that of all rows (Schaul et al. 2016,
/// "Prioritized Experience Replay", the proportional variant).
/// </summary>
/// <remarks>
/// Row i of N is drawn with probability P(i) = pᵢ^α / Σ p^α, where pᵢ is its priority, and counts w = (N·P(i))^−β, over the largest weight
/// of the mini-batch. A mini-batch of k rows takes one from each k-th of Σ p^α. A row that comes in has the largest priority that there has
/// been, 1 at first, so that each is soon drawn once. The weights matter by their proportions alone, since a step follows Σ wE / Σ w.
/// </remarks>
public sealed class PrioritizedReplayMemory : ReplayMemory, IWeightedBatchSource
{
    // A row without an error must come again too. As in OpenAI's Baselines; the paper says "small".
    private const float LeastError = 1e-6f;
    private const int MostRows = 1 << 29;

    private readonly float _alpha = 0.6f;
    private readonly float _beta = 0.4f;
    private readonly int _betaSteps;
    private readonly SumTree _powers;
    private readonly int[] _places;
    private float[] _batch = [];
    private int _drawn;
    private long _addedBefore;
    private long _batches;
    private double _largest = 1;

    /// <summary>Makes an empty memory: capacity × (inputSize + targetSize) floats, and up to 32 bytes a row for priorities.</summary>
    /// <inheritdoc cref="ReplayMemory(int, int, int, int, int)"/>
    public PrioritizedReplayMemory(int capacity, int inputSize, int targetSize, int batchSize = 32, int seed = 0)
        : base(capacity, inputSize, targetSize, batchSize, seed)
    {
        if (capacity > MostRows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(capacity), $"capacity is {capacity}; with priorities, 1 to {MostRows} fits.");
        }

        _powers = new SumTree(capacity);
        _places = new int[batchSize];
    }

    /// <summary>α, how much priorities matter: 0 draws all rows alike, 1 in proportion. 0 … 1, 0.6 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in 0 … 1.</exception>
    public float Alpha
    {
        get => _alpha;
        init => _alpha = Share(value, nameof(Alpha));
    }

    /// <summary>β, how far weights make up for the draw, at the beginning: 0 not at all, 1 in full. 0 … 1, 0.4 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in 0 … 1.</exception>
    public float Beta
    {
        get => _beta;
        init => _beta = Share(value, nameof(Beta));
    }

    /// <summary>The mini-batches in which β rises to 1, along a line; 0 unless set: it stays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int BetaSteps
    {
        get => _betaSteps;
        init => _betaSteps = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(BetaSteps), FormattableString.Invariant($"{nameof(BetaSteps)} is {value}; at least 0 fits."));
    }

    /// <summary>β of the next mini-batch.</summary>
    public float CurrentBeta => _betaSteps == 0 ? _beta : (float)(_beta + ((1.0 - _beta) * Math.Min(1, _batches / (double)_betaSteps)));

    /// <summary>Draws rows and their weights, for a step of your own.</summary>
    /// <param name="inputs">rows × <see cref="ReplayMemory.InputSize"/>, up to <see cref="ReplayMemory.BatchSize"/> rows.</param>
    /// <param name="targets">rows × <see cref="ReplayMemory.TargetSize"/>.</param>
    /// <param name="weights">One a row: above 0 and at most 1, or 0 where it is too small for a float.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The memory is empty.</exception>
    public void Sample(Span<float> inputs, Span<float> targets, Span<float> weights)
    {
        CheckLength(weights.Length, Rows(inputs.Length), 1, nameof(weights));
        float beta = CurrentBeta;
        Sample(inputs, targets);
        Weigh(weights, beta);
    }

    /// <summary>Draws a mini-batch with its weights for <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>.</summary>
    /// <param name="inputs"><see cref="ReplayMemory.BatchSize"/> × <see cref="ReplayMemory.InputSize"/>.</param>
    /// <param name="targets"><see cref="ReplayMemory.BatchSize"/> × <see cref="ReplayMemory.TargetSize"/>.</param>
    /// <param name="labels">Empty.</param>
    /// <param name="weights"><see cref="ReplayMemory.BatchSize"/>.</param>
    /// <returns><see cref="ReplayMemory.BatchSize"/>, or 0 while the memory has fewer rows and is not full.</returns>
    /// <exception cref="ArgumentException">A length does not fit: the memory was made for another network.</exception>
    public int Next(Span<float> inputs, Span<float> targets, Span<int> labels, Span<float> weights)
    {
        CheckLength(weights.Length, BatchSize, 1, nameof(weights));
        float beta = CurrentBeta;
        int rows = Next(inputs, targets, labels);
        if (rows > 0)
            Weigh(weights, beta);
        return rows;
    }

    /// <summary>
    /// Sets the priorities of the rows that were drawn last. Of a row that was drawn twice the later counts; one that has been replaced
    /// since keeps that of the new row.
    /// </summary>
    /// <param name="priorities">
    /// One for each, in their order, finite and above 0: the size of its temporal-difference error and a little more, in the paper.
    /// </param>
    /// <exception cref="ArgumentException">There are more or fewer than rows were drawn.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A priority is 0, negative or not finite. All are as they were.</exception>
    public void SetPriorities(ReadOnlySpan<float> priorities)
    {
        if (priorities.Length != _drawn)
        {
            throw new ArgumentException(
                $"There are {priorities.Length} priorities for the {_drawn} rows drawn last. Pass one a row.", nameof(priorities));
        }

        for (int row = 0; row < priorities.Length; row++)
        {
            if (!(priorities[row] > 0 && float.IsFinite(priorities[row])))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(priorities),
                    FormattableString.Invariant(
                        $"The priority of row {row} is {priorities[row]}; a finite number above 0 fits. Add a little to an error of 0."));
            }
        }

        for (int row = 0; row < priorities.Length; row++)
            SetPriority(_places[row], priorities[row]);
    }

    /// <summary>
    /// Sets the priorities of the rows that were drawn last to their errors: the mean of |output − target| over the outputs, plus 10⁻⁶, of
    /// the network as it is now. Rows whose error is not finite keep their priority. Allocates nothing once it has run.
    /// </summary>
    /// <remarks>
    /// <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> calls it after each mini-batch. It takes a forward pass over the rows; the
    /// paper's errors are those from before the step.
    /// </remarks>
    /// <param name="network">A network with as many inputs and outputs as the memory has inputs and targets.</param>
    /// <exception cref="ArgumentException">It has others.</exception>
    public void Learned(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.InputSize != InputSize || network.OutputSize != TargetSize)
        {
            throw new ArgumentException(
                $"The network has {network.InputSize} inputs and {network.OutputSize} outputs; "
                + $"the memory keeps {InputSize} inputs and {TargetSize} targets a row.",
                nameof(network));
        }

        if (_batch.Length == 0)
            _batch = new float[BatchSize * (InputSize + TargetSize)];
        Span<float> inputs = _batch.AsSpan(0, _drawn * InputSize), outputs = _batch.AsSpan(BatchSize * InputSize, _drawn * TargetSize);
        for (int row = 0; row < _drawn; row++)
            Inputs(_places[row]).CopyTo(inputs[(row * InputSize)..]);
        network.Forward(inputs, outputs);
        for (int row = 0; row < _drawn; row++)
        {
            float error = Error(outputs.Slice(row * TargetSize, TargetSize), Targets(_places[row])) + LeastError;
            if (float.IsFinite(error))
                SetPriority(_places[row], error);
        }
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        _powers.Clear();
        (_drawn, _largest) = (0, 1);
    }

    private protected override void Enter(int place) => _powers[place] = _largest;

    private protected override void Draw(Span<int> places)
    {
        for (int row = 0; row < places.Length; row++)
            places[row] = _powers.Find((row + NextPart()) / places.Length * _powers.Total);
        places.CopyTo(_places);
        (_drawn, _addedBefore) = (places.Length, Added);
        _batches++;
    }

    private static float Error(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int j = 0; j < outputs.Length; j++)
            sum += Math.Abs((double)outputs[j] - targets[j]);
        return (float)(sum / outputs.Length);
    }

    private static float Share(float value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}; 0 to 1 fits."));

    private static double Power(double x, double exponent) => NaturalExponential.Of(exponent * NaturalLogarithm.Of(x));

    // (N·P(i))^−β over the largest of them: N and the sum of all powers fall out, and nothing leaves the range of a double.
    private void Weigh(Span<float> weights, float beta)
    {
        double least = double.PositiveInfinity;
        for (int row = 0; row < weights.Length; row++)
            least = Math.Min(least, _powers[_places[row]]);
        for (int row = 0; row < weights.Length; row++)
            weights[row] = (float)Power(least / _powers[_places[row]], beta);
    }

    private void SetPriority(int place, float priority)
    {
        // Row t lies at place t mod Capacity: has one of those that came since taken it?
        long distance = (place - (_addedBefore % Capacity) + Capacity) % Capacity;
        if (distance < Added - _addedBefore)
            return;
        double power = Power(priority, _alpha);
        _powers[place] = power;
        _largest = Math.Max(_largest, power);
    }
}
