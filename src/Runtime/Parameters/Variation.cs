using System;
using MlpGen.Layout;
using MlpGen.RandomNumbers;

namespace MlpGen.Parameters;

/// <summary>Random changes to the parameters of a network or of one agent in a population.</summary>
internal static class Variation
{
    /// <summary>Adds noise: w ← w + σ·N(0, 1).</summary>
    /// <param name="parameters">The memory that changes.</param>
    /// <param name="order">The positions of the parameters in that memory.</param>
    /// <param name="deviation">The standard deviation σ.</param>
    /// <param name="rate">The probability that a parameter changes.</param>
    /// <param name="random">The source of the noise.</param>
    public static void Mutate<TOrder>(Span<float> parameters, TOrder order, float deviation, float rate, ref PcgSequence random)
        where TOrder : struct, IParameterOrder
    {
        while (order.MoveNext(out int index))
        {
            if (rate >= 1 || random.NextSingle() < rate)
                parameters[index] += deviation * random.NextNormal();
        }
    }

    /// <summary>Copies each parameter from one parent or the other.</summary>
    /// <param name="child">The memory that changes. It may be that of a parent.</param>
    /// <param name="first">The memory of the first parent, which has the layout of the child.</param>
    /// <param name="second">The memory of the second parent.</param>
    /// <param name="order">The positions of the parameters in all three.</param>
    /// <param name="probability">The probability of the second parent.</param>
    /// <param name="random">The source of the choices.</param>
    public static void Crossover<TOrder>(
        Span<float> child, ReadOnlySpan<float> first, ReadOnlySpan<float> second, TOrder order, float probability, ref PcgSequence random)
        where TOrder : struct, IParameterOrder
    {
        while (order.MoveNext(out int index))
            child[index] = random.NextSingle() < probability ? second[index] : first[index];
    }
}
