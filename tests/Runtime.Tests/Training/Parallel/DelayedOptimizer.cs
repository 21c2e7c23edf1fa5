using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>A wrapper of another optimizer that calls back before each range of parameters, on the thread that updates the range.</summary>
internal sealed class DelayedOptimizer(Optimizer inner, Action delay) : Optimizer(inner.LearningRate)
{
    public override string ToString() => $"{inner}, delayed";

    internal override OptimizerState CreateState(ITrainable network) => new State(inner.CreateState(network), delay);

    private sealed class State(OptimizerState inner, Action delay) : OptimizerState
    {
        public override OptimizerMemory Memory => inner.Memory;

        public override float RateFactor { get => inner.RateFactor; set => inner.RateFactor = value; }

        public override AlignedBuffer Gradient => inner.Gradient;

        public override StepGuard Guard => inner.Guard;

        public override FusedStep<TTarget> CreateFusedStep<TTarget>(AlignedBuffer workspace) => inner.CreateFusedStep<TTarget>(workspace);

        public override void BeginStep() => inner.BeginStep();

        public override bool IsSafe(float largest, float rateFactor = 1) => inner.IsSafe(largest, rateFactor);

        public override void EndStep() => inner.EndStep();

        public override void Update(ref float gradient, int first, int count, float rateFactor = 1, bool decays = true)
        {
            delay();
            inner.Update(ref gradient, first, count, rateFactor, decays);
        }
    }
}
