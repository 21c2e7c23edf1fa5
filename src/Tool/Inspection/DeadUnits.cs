using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Tool.Files;

namespace MlpGen.Tool.Inspection;

/// <summary>
/// Finds hidden units that cannot change the outputs. That a Relu never fires is proved with the ranges of the numbers that it reads: those
/// of the inputs are unlimited, unless a transform limits them.
/// </summary>
internal static class DeadUnits
{
    /// <summary>Returns the dead units of a network, each with the first reason that applies.</summary>
    /// <param name="network">The network, with finite parameters.</param>
    /// <param name="inputs">The transform of the inputs, or null.</param>
    /// <param name="isActivationKnown">False if the activations of the network are a guess.</param>
    public static IReadOnlyList<DeadUnit> Find(Network network, ColumnTransform? inputs, bool isActivationKnown)
    {
        List<DeadUnit> dead = [];
        Interval[] ranges = Inputs(network.InputSize, inputs);
        int start = 0;
        for (int layer = 0; layer < network.Activations.Length - 1; layer++)
        {
            int before = network.LayerSizes[layer], units = network.LayerSizes[layer + 1], after = network.LayerSizes[layer + 2];
            ReadOnlySpan<float> weights = network.Parameters.Slice(start, before * units);
            ReadOnlySpan<float> biases = network.Parameters.Slice(start + weights.Length, units);
            start += weights.Length + units;
            ReadOnlySpan<float> outgoing = network.Parameters.Slice(start, units * after);
            Interval[] sums = new Interval[units];
            for (int unit = 0; unit < units; unit++)
            {
                ReadOnlySpan<float> incoming = weights.Slice(unit * before, before);
                sums[unit] = Sum(incoming, biases[unit], ranges);
                bool isRelu = isActivationKnown && network.Activations[layer] == Activation.Relu;
                DeadUnitReason? reason = !incoming.ContainsAnyExcept(0f) && biases[unit] == 0 ? DeadUnitReason.NoInput
                    : IsUnread(outgoing, unit, units) ? DeadUnitReason.NoEffect
                    : isRelu && sums[unit].Upper <= 0 ? DeadUnitReason.NeverFires
                    : null;
                if (reason is not null)
                    dead.Add(new DeadUnit(layer + 1, unit, reason.Value));
            }

            Activation activation = network.Activations[layer];
            ranges = isActivationKnown
                ? Array.ConvertAll(sums, sum => sum.After(activation))
                : [.. Enumerable.Repeat(Interval.Unlimited, units)];
        }

        return dead;
    }

    private static Interval[] Inputs(int count, ColumnTransform? transform)
    {
        Interval[] ranges = new Interval[count];
        for (int column = 0; column < count; column++)
        {
            ranges[column] = transform is null || transform.LowerLimits.IsEmpty
                ? Interval.Unlimited
                : new Interval(transform.LowerLimits[column], transform.UpperLimits[column]);
        }

        return ranges;
    }

    private static Interval Sum(ReadOnlySpan<float> weights, float bias, Interval[] ranges)
    {
        Interval sum = new(bias, bias);
        for (int input = 0; input < weights.Length; input++)
            sum += ranges[input].Times(weights[input]);
        return sum;
    }

    private static bool IsUnread(ReadOnlySpan<float> outgoing, int unit, int units)
    {
        for (int i = unit; i < outgoing.Length; i += units)
        {
            if (outgoing[i] != 0)
                return false;
        }

        return true;
    }
}
