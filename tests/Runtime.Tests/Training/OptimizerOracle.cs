using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Compares a learning rule with its formulas in double precision, on a gradient that pulls each parameter in a different direction.
/// </summary>
internal static class OptimizerOracle
{
    public const int Steps = 20;

    /// <summary>
    /// The rule of one parameter. It maps the value, the gradient, and the number of the step, from 1, to the next value.
    /// </summary>
    public delegate double Rule(double parameter, double gradient, int step);

    public static void AssertFollows(Optimizer optimizer, int length, Func<Rule> createRule, Action<int>? beforeStep = null)
    {
        LinearNetwork network = new(length - 1, 1);
        AlignedBuffer parameters = network.PackedParameters;
        AlignedBuffer gradient = new(length);
        OptimizerState state = optimizer.CreateState(network);
        double[] expected = new double[length];
        Rule[] rules = new Rule[length];
        for (int i = 0; i < length; i++)
        {
            parameters.Span[i] = 0.5f - (0.25f * (i % 5));
            expected[i] = parameters.Span[i];
            rules[i] = createRule();
        }

        for (int step = 1; step <= Steps; step++)
        {
            beforeStep?.Invoke(step);
            for (int i = 0; i < length; i++)
            {
                gradient.Span[i] = (float)Gradient(parameters.Span[i], i, step);
                expected[i] = rules[i](expected[i], Gradient(expected[i], i, step), step);
            }

            state.BeginStep();
            state.Update(ref gradient.First, 0, length);
            state.EndStep();
        }

        for (int i = 0; i < length; i++)
            Assert.Equal(expected[i], parameters.Span[i], 2e-6 * Math.Max(1, Math.Abs(expected[i])));
    }

    private static double Gradient(double parameter, int i, int step) => (0.3 * parameter) + Math.Sin((1.7 * i) + (0.4 * step));
}
