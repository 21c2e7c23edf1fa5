using System;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Learning;
using MlpGen.Losses;
using MlpGen.Numerics;

namespace MlpGen.Steps;

/// <summary>
/// A step that does more than follow the gradient of its rows: it applies dropout, row weights or a user-defined loss, or it sums,
/// penalizes or clips the gradient, or layers have their own learning rates. The gradient passes through memory once more than in a plain
/// step.
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

    /// <summary>Creates the step.</summary>
    /// <param name="network">The network that is trained.</param>
    /// <param name="options">The options of the training steps.</param>
    /// <param name="rates">The learning rate multiplier of each layer.</param>
    /// <param name="state">The state of the optimizer.</param>
    /// <param name="accumulation">The pending mini-batches.</param>
    /// <param name="gradient">The object that computes the gradient of a mini-batch.</param>
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
        _ranges = ParameterRange.RangesOf(network.Description);
        _weights = new RowWeights(options.ClassWeights is null ? null : [.. options.ClassWeights]);
        _targets = new SoftTargets(network.OutputSize, options.LabelSmoothing);
        _noise = options.WeightNoise > 0 ? new WeightNoise(network, options.WeightNoise, options.Seed) : null;
        _hasDropout = network.Description.HasDropout;
    }

    /// <summary>The sum Σ w over the rows of the last step. Without weights it is their number.</summary>
    public double Weight => _weights.Sum;

    /// <summary>Trains on rows with the network's own loss.</summary>
    /// <returns>The weighted mean loss. Also NaN if the loss is finite but the gradient or the result of the update is not.</returns>
    public double Step(in Batch batch, out bool hasUpdated)
    {
        _weights.Set(batch);
        NetworkLoss loss = new(_network.Loss, _network.Description.Rounding, _weights.Shares);
        return Learn(batch.Inputs, _targets.TargetsOf(batch), batch.Rows, ref loss, out hasUpdated);
    }

    /// <summary>Trains on rows with targets and a user-defined loss.</summary>
    /// <inheritdoc cref="Step(in Batch, out bool)" path="/returns"/>
    public double Step<TLoss>(in Batch batch, TLoss function, out bool hasUpdated)
        where TLoss : struct, ILossFunction
    {
        _weights.Set(batch.Weights, batch.Rows);
        RowLoss<TLoss> loss = new(function, _weights.Shares);
        return Learn(batch.Inputs, batch.Targets, batch.Rows, ref loss, out hasUpdated);
    }

    /// <summary>Trains on rows whose targets are output gradients, and sums the resulting gradients.</summary>
    /// <returns>0, or NaN if the gradient of the parameters is not finite.</returns>
    public double StepByGradients(in Batch batch, out bool hasUpdated)
    {
        // The gradients are already summed, so no averaging over rows.
        _weights.Set(rows: 1);
        SuppliedGradients supplied = default;
        return Learn(batch.Inputs, batch.Targets, batch.Rows, ref supplied, out hasUpdated);
    }

    /// <summary>
    /// Applies the mean gradient of the pending mini-batches, however few there are. Does nothing if that mean is not finite.
    /// </summary>
    /// <returns>True if the parameters have changed.</returns>
    public bool ApplyPending()
    {
        _state.BeginStep();
        VectorMath.Scale(_state.Gradient.Span, (double)_accumulation.Count / _accumulation.Pending);
        _accumulation.Pending = 0;
        _largest = VectorRows.Largest(ref _state.Gradient.First, _state.Gradient.Length);
        return float.IsFinite(_largest) && ApplyGradient(_state.Gradient);
    }

    private double Learn<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, ref TLoss loss, out bool hasUpdated)
        where TLoss : struct, IOutputLoss
    {
        hasUpdated = false;

        // All weights are 0.
        if (_weights.ShareSum == 0)
            return 0;

        // Must be called before anything changes, because it throws if settings contradict each other.
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

        hasUpdated = ApplyGradient(_state.Gradient);
        if (!hasUpdated)
        {
            RestoreSum();
            return double.NaN;
        }

        _accumulation.Pending = 0;
        return mean;
    }

    /// <summary>
    /// Adds the gradient of some rows to the sum, divided by the sum of the row weights and by the number of mini-batches in an update. If
    /// this fails or the result is not finite, the sum is unchanged.
    /// </summary>
    /// <returns>The weighted mean loss. Also NaN if the loss is finite but its gradient is not.</returns>
    private double AddGradient<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, ref TLoss loss)
        where TLoss : struct, IOutputLoss
    {
        if (_accumulation.Pending > 0)
            _state.Gradient.Span.CopyTo(_before!.Span);
        bool isAdded = false;
        _noise?.Add(_accumulation.Batches);
        try
        {
            DropoutDraw draw = _hasDropout ? DropoutDraw.Create(_options.Seed, _accumulation.Batches) : default;
            float scale = (float)(1 / (_weights.ShareSum * _accumulation.Count));
            double sum = _gradient.Add(inputs, targets, rows, scale, ref loss, draw, isFirst: _accumulation.Pending == 0);
            double mean = sum / _weights.ShareSum;
            _largest = VectorRows.Largest(ref _state.Gradient.First, _state.Gradient.Length);
            isAdded = double.IsFinite(mean) && float.IsFinite(_largest);
            return isAdded || !double.IsFinite(mean) ? mean : double.NaN;
        }
        finally
        {
            // A user-defined loss may throw. Then the network must not keep the noise, and the sum must not keep a part of these rows.
            _noise?.Remove();
            if (!isAdded)
                RestoreSum();
        }
    }

    /// <summary>Removes the mini-batch from the sum.</summary>
    private void RestoreSum()
    {
        if (_accumulation.Pending > 0)
            _before!.Span.CopyTo(_state.Gradient.Span);
    }

    /// <summary>Applies the penalty, clipping, and then the learning rule, layer by layer.</summary>
    /// <returns>True if the result of the update is finite. Otherwise only the gradient has changed.</returns>
    private bool ApplyGradient(AlignedBuffer gradient)
    {
        if (_options.L1 > 0)
        {
            foreach (ParameterRange range in _ranges)
            {
                if (Decays(range) && Rate(range) > 0)
                    VectorMath.AddSigns(SliceOf(gradient, range), SliceOf(_network.PackedParameters, range), _options.L1);
            }
        }

        Clip(gradient);

        // The penalty can increase a gradient. Clipping can only reduce it.
        bool isSafe = _state.IsSafe((float)(_largest + _options.L1), _rates.Largest);
        if (!isSafe)
            _state.Guard.Begin();
        foreach (ParameterRange range in _ranges)
        {
            if (Rate(range) is var rate and > 0)
                _state.Update(ref SliceOf(gradient, range)[0], range.First, range.Count, rate, Decays(range));
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
                squares += VectorMath.SumOfSquares(SliceOf(gradient, range));
        }

        double norm = Math.Sqrt(squares);
        if (norm > clipping.Maximum)
            VectorMath.Scale(gradient.Span, clipping.Maximum / norm);
    }

    private bool Decays(in ParameterRange range) => _options.DecayBiases || !range.IsBias;

    private float Rate(in ParameterRange range) => _rates[range.Layer];

    private static Span<float> SliceOf(AlignedBuffer buffer, in ParameterRange range) => buffer.Span.Slice(range.First, range.Count);
}
