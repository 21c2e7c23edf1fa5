using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Resilient backpropagation (Riedmiller and Braun 1993, "A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP
/// Algorithm"): each parameter has a step size of its own, which follows the signs of its gradients and nothing else. For steps over all
/// rows; the noise of mini-batches turns signs at random. Settings and defaults are those of PyTorch's <c>Rprop</c>.
/// </summary>
/// <remarks>
/// With g the gradient of the mean loss, p the one kept from the step before and s the step size of a parameter, p = 0 and s = η at first:
/// where gp &gt; 0, s ← η₊s; where gp &lt; 0, s ← η₋s and g ← 0; s is held between its bounds; w ← w − sign(g)·s; p ← g.
/// So <see cref="Optimizer.LearningRate"/> counts until a parameter has its first gradient that is not 0.
/// </remarks>
public sealed class Rprop : Optimizer
{
    private float _etaMinus = 0.5f;
    private float _etaPlus = 1.2f;
    private float _minStep = 1e-6f;
    private float _maxStep = 50;

    /// <summary>Takes the defaults.</summary>
    public Rprop()
        : base(learningRate: 1e-2f)
    {
    }

    /// <summary>η₋, above 0 and below 1: what a step size is multiplied by where the gradient's sign has turned. 0.5 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative, or 1 or more.</exception>
    public float EtaMinus
    {
        get => _etaMinus;
        set => _etaMinus = Require.WithinOne(value);
    }

    /// <summary>η₊, finite and above 1: what a step size is multiplied by where the gradient's sign has stayed. 1.2 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 1 or less, or not finite.</exception>
    public float EtaPlus
    {
        get => _etaPlus;
        set => _etaPlus = Require.AboveOne(value);
    }

    /// <summary>The least step size, finite and above 0, and at most <see cref="MaxStep"/>. 1e-6 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public float MinStep
    {
        get => _minStep;
        set => _minStep = Require.Positive(value);
    }

    /// <summary>The greatest step size, finite and above 0, and at least <see cref="MinStep"/>. 50 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
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
        DemandBoundsInOrder();
        return new State(this, network);
    }

    private void DemandBoundsInOrder()
    {
        if (_minStep > _maxStep)
            throw new InvalidOperationException(
                $"MinStep is {_minStep} and MaxStep is {_maxStep}. Set MinStep to {_maxStep} at most, or MaxStep to {_minStep} at least.");
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

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        protected override unsafe RpropRule NextRule(long step)
        {
            _settings.DemandBoundsInOrder();
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
