using System;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Learning;
using MlpGen.Losses;
using MlpGen.Numerics;

namespace MlpGen.Steps;

/// <summary>
/// A step that does more than follow the gradient of its rows: units drop, rows have weights, the loss is the user's, or the gradient is
/// summed, penalised and clipped before layers follow it at rates of their own. It passes through memory once more than a plain step.
/// </summary>
internal sealed class ShapedStep
{
    private readonly ITrainable _network;
    private readonly TrainerOptions _options;
    private readonly LayerRates _rates;
    private readonly OptimizerState _state;
    private readonly Accumulation _accumulation;
    private readonly ShapedGradient _gradient;
    private readonly AlignedBuffer? _before;
    private readonly ParameterRange[] _ranges;
    private readonly RowWeights _weights;
    private readonly SoftTargets _targets;
    private readonly WeightNoise? _noise;
    private readonly bool _hasDropout;
    private float _largest;

    /// <summary>Makes the step.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="options">What the steps do besides following the gradient.</param>
    /// <param name="rates">How fast each layer learns.</param>
    /// <param name="state">The state of the learning rule.</param>
    /// <param name="accumulation">The mini-batches that are summed.</param>
    /// <param name="gradient">Computes the gradient of a mini-batch.</param>
    public ShapedStep(
        ITrainable network,
        TrainerOptions options,
        LayerRates rates,
        OptimizerState state,
        Accumulation accumulation,
        ShapedGradient gradient)
    {
        (_network, _options, _rates, _state, _accumulation, _gradient) = (network, options, rates, state, accumulation, gradient);
        _before = accumulation.Count > 1 ? new AlignedBuffer(state.Gradient.Length) : null;
        _ranges = ParameterRange.Of(network.Description);
        _weights = new RowWeights(options.ClassWeights is null ? null : [.. options.ClassWeights]);
        _targets = new SoftTargets(network.OutputSize, options.LabelSmoothing);
        _noise = options.WeightNoise > 0 ? new WeightNoise(network, options.WeightNoise, options.Seed) : null;
        _hasDropout = network.Description.HasDropout;
    }

    /// <summary>Σ w of the rows of the last step: their number, where all count alike.</summary>
    public double Weight => _weights.Sum;

    /// <summary>Learns from rows by the network's own loss.</summary>
    /// <returns>
    /// Their mean loss, by their weights, and whether the parameters have changed; NaN where it is finite, and the gradient or what the
    /// update would leave is not.
    /// </returns>
    public double Step(in Batch batch, out bool hasUpdated)
    {
        _weights.Take(batch);
        NetworkLoss loss = new(_network.Loss, _weights.Shares);
        return Learn(batch.Inputs, _targets.Of(batch), batch.Rows, ref loss, out hasUpdated);
    }

    /// <summary>Learns from rows with targets by a loss of the user's.</summary>
    /// <inheritdoc cref="Step(in Batch, out bool)" path="/returns"/>
    public double Step<TLoss>(in Batch batch, TLoss function, out bool hasUpdated)
        where TLoss : struct, ILossFunction
    {
        _weights.Take(batch.Weights, batch.Rows);
        RowLoss<TLoss> loss = new(function, _weights.Shares);
        return Learn(batch.Inputs, batch.Targets, batch.Rows, ref loss, out hasUpdated);
    }

    /// <summary>Learns from rows whose targets are gradients at the outputs, which it sums.</summary>
    /// <returns>0, or NaN where the gradient of the parameters is not finite.</returns>
    public double StepByGradients(in Batch batch, out bool hasUpdated)
    {
        // They are what they are: as if of one row.
        _weights.Take(rows: 1);
        GivenGradients given = default;
        return Learn(batch.Inputs, batch.Targets, batch.Rows, ref given, out hasUpdated);
    }

    /// <summary>
    /// Follows the mean of the mini-batches that wait, however few they are; it does nothing where that mean is not finite.
    /// </summary>
    /// <returns>True if the parameters have changed.</returns>
    public bool FollowPending()
    {
        _state.BeginStep();
        VectorMath.Scale(_state.Gradient.Span, (double)_accumulation.Count / _accumulation.Pending);
        _accumulation.Pending = 0;
        _largest = Rows.Largest(ref _state.Gradient.First, _state.Gradient.Length);
        return float.IsFinite(_largest) && Follow(_state.Gradient);
    }

    private double Learn<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, ref TLoss loss, out bool hasUpdated)
        where TLoss : struct, IOutputLoss
    {
        hasUpdated = false;

        // No row counts.
        if (_weights.ShareSum == 0)
            return 0;

        // Before anything changes: it throws where settings contradict each other.
        _state.BeginStep();
        _accumulation.Batches++;
        double mean = AddGradient(inputs, targets, rows, ref loss);
        if (!double.IsFinite(mean))
            return mean;
        if (_accumulation.Pending + 1 < _accumulation.Count)
        {
            _accumulation.Pending++;
            return mean;
        }

        hasUpdated = Follow(_state.Gradient);
        if (!hasUpdated)
        {
            RestoreSum();
            return double.NaN;
        }

        _accumulation.Pending = 0;
        return mean;
    }

    /// <summary>
    /// Adds the gradient of some rows to what is summed, over the weights of the rows and the mini-batches of an update. Where that fails,
    /// or is not finite, the sum is what it was.
    /// </summary>
    /// <returns>The mean loss by the weights; NaN where it is finite and its gradient is not.</returns>
    private double AddGradient<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, ref TLoss loss)
        where TLoss : struct, IOutputLoss
    {
        if (_accumulation.Pending > 0)
            _state.Gradient.Span.CopyTo(_before!.Span);
        bool isAdded = false;
        _noise?.Add(_accumulation.Batches);
        try
        {
            DropoutDraw draw = _hasDropout ? DropoutDraw.Of(_options.Seed, _accumulation.Batches) : default;
            float scale = (float)(1 / (_weights.ShareSum * _accumulation.Count));
            double sum = _gradient.Add(inputs, targets, rows, scale, ref loss, draw, isFirst: _accumulation.Pending == 0);
            double mean = sum / _weights.ShareSum;
            _largest = Rows.Largest(ref _state.Gradient.First, _state.Gradient.Length);
            isAdded = double.IsFinite(mean) && float.IsFinite(_largest);
            return isAdded || !double.IsFinite(mean) ? mean : double.NaN;
        }
        finally
        {
            // A loss of the user's may throw; the network must not keep the noise, nor the sum a part of these rows.
            _noise?.Remove();
            if (!isAdded)
                RestoreSum();
        }
    }

    /// <summary>Leaves the mini-batch out of the sum of those before.</summary>
    private void RestoreSum()
    {
        if (_accumulation.Pending > 0)
            _before!.Span.CopyTo(_state.Gradient.Span);
    }

    /// <summary>Penalty, clipping, and then the learning rule, layer by layer.</summary>
    /// <returns>True if all that it would leave is finite; else nothing has changed but the gradient.</returns>
    private bool Follow(AlignedBuffer gradient)
    {
        if (_options.L1 > 0)
        {
            foreach (ParameterRange range in _ranges)
            {
                if (Decays(range) && Rate(range) > 0)
                    VectorMath.AddSigns(Of(gradient, range), Of(_network.PackedParameters, range), _options.L1);
            }
        }

        Clip(gradient);

        // The penalty adds to a gradient, clipping only takes from it.
        bool isSafe = _state.IsSafe(_largest + _options.L1, _rates.Largest);
        if (!isSafe)
            _state.Guard.Begin();
        foreach (ParameterRange range in _ranges)
        {
            if (Rate(range) is var rate and > 0)
                _state.Update(ref Of(gradient, range)[0], range.First, range.Count, rate, Decays(range));
        }

        if (!isSafe && !_state.Guard.End())
            return false;
        _state.EndStep();
        return true;
    }

    private void Clip(AlignedBuffer gradient)
    {
        GradientClipping clipping = _options.Clipping;
        if (!clipping.IsSet)
            return;
        if (!clipping.IsByNorm)
        {
            VectorMath.Clamp(gradient.Span, clipping.Maximum);
            return;
        }

        double squares = 0;
        foreach (ParameterRange range in _ranges)
        {
            if (Rate(range) > 0)
                squares += VectorMath.SumOfSquares(Of(gradient, range));
        }

        double norm = Math.Sqrt(squares);
        if (norm > clipping.Maximum)
            VectorMath.Scale(gradient.Span, clipping.Maximum / norm);
    }

    private bool Decays(in ParameterRange range) => _options.DecayBiases || !range.IsBias;

    private float Rate(in ParameterRange range) => _rates[range.Layer];

    private static Span<float> Of(AlignedBuffer buffer, in ParameterRange range) => buffer.Span.Slice(range.First, range.Count);
}
