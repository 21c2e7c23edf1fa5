using System;
using MlpGen.RandomNumbers;
using MlpGen.Replay;

namespace MlpGen;

/// <summary>
/// A replay memory that draws rows with large errors more often. It weights the rows so that the gradient remains an estimate of the
/// gradient over all rows (Schaul et al. 2016, "Prioritized Experience Replay", the proportional variant).
/// </summary>
/// <remarks>
/// Row i of N is drawn with probability P(i) = pᵢ^α / Σ p^α, where pᵢ is its priority. Its weight is w = (N·P(i))^−β, divided by the
/// largest weight of the mini-batch. The sum Σ p^α is divided into k equal segments, and a mini-batch of k rows takes one row from each
/// segment. A new row has the largest priority so far, initially 1, so that each row is soon drawn once. Only the proportions of the
/// weights matter, because a step follows the gradient of Σ wE / Σ w.
/// </remarks>
public sealed class PrioritizedReplayMemory : ReplayMemory, IWeightedBatchSource
{
    // Even a row without an error must be drawn again. The value is that of OpenAI Baselines. The paper only says "small".
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

    /// <summary>
    /// Initializes an empty memory of capacity × (inputSize + targetSize) floats, and up to 32 bytes per row for priorities.
    /// </summary>
    /// <inheritdoc cref="ReplayMemory(int, int, int, int, int)"/>
    public PrioritizedReplayMemory(int capacity, int inputSize, int targetSize, int batchSize = 32, int seed = 0)
        : base(capacity, inputSize, targetSize, batchSize, seed)
    {
        if (capacity > MostRows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(capacity), $"capacity must be between 1 and {MostRows} with priorities (was {capacity}).");
        }

        _powers = new SumTree(capacity);
        _places = new int[batchSize];
    }

    /// <summary>
    /// The exponent α of the priorities. With 0, all rows are equally likely. With 1, the probability is proportional to the priority.
    /// Between 0 and 1. Default: 0.6.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float Alpha
    {
        get => _alpha;
        init => _alpha = Share(value, nameof(Alpha));
    }

    /// <summary>
    /// The initial exponent β of the weights. With 0, the weights do not correct for the probabilities. With 1, they correct fully. Between
    /// 0 and 1. Default: 0.4.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float Beta
    {
        get => _beta;
        init => _beta = Share(value, nameof(Beta));
    }

    /// <summary>The number of mini-batches over which β rises linearly to 1. At least 0. Default: 0, which keeps β constant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int BetaSteps
    {
        get => _betaSteps;
        init => _betaSteps = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(BetaSteps), FormattableString.Invariant($"{nameof(BetaSteps)} must be at least 0 (was {value})."));
    }

    /// <summary>Gets β for the next mini-batch.</summary>
    public float CurrentBeta => _betaSteps == 0 ? _beta : (float)(_beta + ((1.0 - _beta) * Math.Min(1, _batches / (double)_betaSteps)));

    /// <summary>Draws rows and their weights for a custom step.</summary>
    /// <param name="inputs">
    /// Receives the inputs: rows × <see cref="ReplayMemory.InputSize"/> values, for up to <see cref="ReplayMemory.BatchSize"/> rows.
    /// </param>
    /// <param name="targets">Receives the targets: rows × <see cref="ReplayMemory.TargetSize"/> values.</param>
    /// <param name="weights">Receives one weight per row: above 0 and at most 1, or 0 if it is too small for a float.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="InvalidOperationException">The memory is empty.</exception>
    public void Sample(Span<float> inputs, Span<float> targets, Span<float> weights)
    {
        CheckLength(weights.Length, RowCount(inputs.Length), 1, nameof(weights));
        float beta = CurrentBeta;
        Sample(inputs, targets);
        Weigh(weights, beta);
    }

    /// <summary>Draws a mini-batch with its weights for <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>.</summary>
    /// <param name="inputs">
    /// Receives the inputs: <see cref="ReplayMemory.BatchSize"/> × <see cref="ReplayMemory.InputSize"/> values.
    /// </param>
    /// <param name="targets">
    /// Receives the targets: <see cref="ReplayMemory.BatchSize"/> × <see cref="ReplayMemory.TargetSize"/> values.
    /// </param>
    /// <param name="labels">An empty span. It is not used.</param>
    /// <param name="weights">Receives the weights: <see cref="ReplayMemory.BatchSize"/> values.</param>
    /// <returns><see cref="ReplayMemory.BatchSize"/>, or 0 while the memory has fewer rows and is not full.</returns>
    /// <exception cref="ArgumentException">A length is wrong, because the memory was created for another network.</exception>
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
    /// Sets the priorities of the rows that were drawn last. If a row was drawn twice, the later priority counts. If a row has been
    /// replaced since the draw, the new row keeps its priority.
    /// </summary>
    /// <param name="priorities">
    /// One priority per row, in the order of the draw. Finite and above 0. The paper uses the absolute temporal-difference error plus a
    /// small constant.
    /// </param>
    /// <exception cref="ArgumentException">The number of priorities differs from the number of rows drawn.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A priority is 0, negative, NaN or infinite. No priority has changed.</exception>
    public void SetPriorities(ReadOnlySpan<float> priorities)
    {
        if (priorities.Length != _drawn)
        {
            throw new ArgumentException(
                $"Expected {_drawn} priorities, one for each row of the last draw, but got {priorities.Length}.", nameof(priorities));
        }

        for (int row = 0; row < priorities.Length; row++)
        {
            if (!(priorities[row] > 0 && float.IsFinite(priorities[row])))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(priorities),
                    FormattableString.Invariant(
                        $"The priority of row {row} must be a finite number above 0 (was {priorities[row]}). Add a small constant."));
            }
        }

        for (int row = 0; row < priorities.Length; row++)
            SetPriority(_places[row], priorities[row]);
    }

    /// <summary>
    /// Sets the priorities of the rows that were drawn last to their errors under the current network. The error of a row is the mean of
    /// |output − target| over the outputs, plus 10⁻⁶. Rows with a non-finite error keep their priority. Allocates nothing after the first
    /// call.
    /// </summary>
    /// <remarks>
    /// <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> calls this method after each mini-batch. It takes one forward pass over
    /// the rows. The paper uses the errors from before the step instead.
    /// </remarks>
    /// <param name="network">The network. It has as many inputs and outputs as the memory has inputs and targets.</param>
    /// <exception cref="ArgumentException">The network has another number of inputs or outputs.</exception>
    public void AfterStep(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.InputSize != InputSize || network.OutputSize != TargetSize)
        {
            throw new ArgumentException(
                $"The network has {network.InputSize} inputs and {network.OutputSize} outputs, "
                + $"but the memory has {InputSize} inputs and {TargetSize} targets per row.",
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
            float error = (float)(Error(outputs.Slice(row * TargetSize, TargetSize), Targets(_places[row])) + LeastError);
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
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be between 0 and 1 (was {value})."));

    private static double Power(double x, double exponent) => NaturalExponential.Compute(exponent * NaturalLogarithm.Compute(x));

    // (N·P(i))^−β divided by the largest of them. N and the sum of all powers cancel, so every intermediate value stays in the range of a
    // double.
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
        // Row t is at place t mod Capacity. This tells whether a later row has replaced it.
        long distance = (place - (_addedBefore % Capacity) + Capacity) % Capacity;
        if (distance < Added - _addedBefore)
            return;
        double power = Power(priority, _alpha);
        _powers[place] = power;
        _largest = Math.Max(_largest, power);
    }
}
