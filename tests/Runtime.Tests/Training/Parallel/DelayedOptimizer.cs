using System;
using MlpGen.CompilerServices;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>Another optimizer that calls back, on the thread that updates it, before each range of the parameters.</summary>
internal sealed class DelayedOptimizer(Optimizer inner, Action delay) : Optimizer
{
    internal override OptimizerState CreateState(int length) => new State(inner.CreateState(length), delay);

    private sealed class State(OptimizerState inner, Action delay) : OptimizerState
    {
        public override void BeginStep() => inner.BeginStep();

        public override void Update(AlignedBuffer parameters, ref float gradient, int first, int count)
        {
            delay();
            inner.Update(parameters, ref gradient, first, count);
        }
    }
}
