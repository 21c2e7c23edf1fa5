using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Resilient backpropagation (Riedmiller and Braun 1993, "A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP
/// Algorithm"). Each parameter has its own step size, which depends only on the signs of its gradients. Use it only for full-batch steps,
/// which use all rows, because the noise of mini-batches changes signs at random. Settings and defaults are those of PyTorch's
/// <c>Rprop</c>.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, p the gradient kept from the previous step and s the step size of a parameter. Initially p = 0
/// and s = η. If gp &gt; 0, then s ← η₊s. If gp &lt; 0, then s ← η₋s and g ← 0. The step size stays within its bounds. Finally, w ← w −
/// sign(g)·s and p ← g. Therefore, <see cref="Optimizer.LearningRate"/> has an effect only until a parameter has its first nonzero
/// gradient.
/// </remarks>
public sealed class Rprop : Optimizer
{
    private float _etaMinus = 0.5f;
    private float _etaPlus = 1.2f;
    private float _minStep = 1e-6f;
    private float _maxStep = 50;

    /// <summary>Initializes the optimizer with its default settings.</summary>
    public Rprop()
        : base(learningRate: 1e-2f)
    {
    }

    /// <summary>
    /// The factor η₋ by which a step size is multiplied if the sign of the gradient has changed. Above 0 and below 1. Default: 0.5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN, or at least 1.</exception>
    public float EtaMinus
    {
        get => _etaMinus;
        set => _etaMinus = Require.WithinOne(value);
    }

    /// <summary>
    /// The factor η₊ by which a step size is multiplied if the sign of the gradient has not changed. Finite and above 1. Default: 1.2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is at most 1, NaN or infinite.</exception>
    public float EtaPlus
    {
        get => _etaPlus;
        set => _etaPlus = Require.AboveOne(value);
    }

    /// <summary>The smallest step size. Finite, above 0 and at most <see cref="MaxStep"/>. Default: 1e-6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public float MinStep
    {
        get => _minStep;
        set => _minStep = Require.Positive(value);
    }

    /// <summary>The largest step size. Finite, above 0 and at least <see cref="MinStep"/>. Default: 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public float MaxStep
    {
        get => _maxStep;
        set => _maxStep = Require.Positive(value);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"Rprop(LearningRate = {LearningRate}, EtaMinus = {EtaMinus}, EtaPlus = {EtaPlus}, MinStep = {MinStep}, MaxStep = {MaxStep})");

    internal override OptimizerState CreateState(ITrainable network)
    {
        ThrowIfBoundsOutOfOrder();
        return new State(this, network);
    }

    private void ThrowIfBoundsOutOfOrder()
    {
        if (_minStep > _maxStep)
            throw new InvalidOperationException(
                $"MinStep must not be greater than MaxStep (was {_minStep} and {_maxStep}). Lower MinStep or raise MaxStep.");
    }

    private sealed class State : OptimizerState<RpropRule>
    {
        private readonly Rprop _settings;
        private readonly AlignedBuffer _previous;
        private readonly AlignedBuffer _stepSize;

        public State(Rprop settings, ITrainable network)
            : base(network)
        {
            _settings = settings;
            _previous = Memory.Tensor("prev");
            _stepSize = Memory.Tensor("step_size", isNotNegative: true);
        }

        [MethodImpl(MethodOptions.Kernel)]
        protected override unsafe RpropRule NextRule(long step)
        {
            _settings.ThrowIfBoundsOutOfOrder();
            return new RpropRule
            {
                Parameters = Parameters.Pointer,
                Previous = _previous.Pointer,
                StepSize = _stepSize.Pointer,
                FirstStepSize = _settings.LearningRate,
                EtaMinus = _settings.EtaMinus,
                EtaPlus = _settings.EtaPlus,
                MinStep = float.Max(_settings.MinStep, Subnormal.MinNormal),
                MaxStep = _settings.MaxStep,
                Rate = 1,
            };
        }
    }
}
