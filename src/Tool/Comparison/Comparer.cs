using System;
using System.Linq;
using MlpGen.Tool.Compiler;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Comparison;

/// <summary>Compares the outputs of two networks for random rows.</summary>
internal static class Comparer
{
    private const int BlockRows = 256;

    /// <summary>Compares two networks.</summary>
    /// <param name="first">The first network. Differences are relative to its outputs.</param>
    /// <param name="second">The second network.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="tolerance">The largest relative difference of networks that agree.</param>
    /// <param name="seed">The seed of the rows.</param>
    /// <exception cref="ToolException">The networks have different numbers of inputs or outputs.</exception>
    public static VerifyReport Compare(LoadedNetwork first, LoadedNetwork second, int rows, double tolerance, int seed)
    {
        int inputs = first.Network.InputSize, outputs = first.Network.OutputSize;
        if (second.Network.InputSize != inputs || second.Network.OutputSize != outputs)
        {
            throw new ToolException(
                $"The networks must have as many inputs and outputs ({Shown.Path(first.Path)} has {inputs} and {outputs}, " +
                $"{Shown.Path(second.Path)} has {second.Network.InputSize} and {second.Network.OutputSize}).");
        }

        (IInferenceNetwork one, IInferenceNetwork other) = NetworkCompiler.Create(first.Network, second.Network);
        RandomRows random = new(seed, first.Transform?.Inputs ?? second.Transform?.Inputs);
        Differences differences = new(outputs);
        float[] input = new float[Math.Min(rows, BlockRows) * inputs];
        float[] expected = new float[Math.Min(rows, BlockRows) * outputs], found = new float[expected.Length];
        for (int done = 0; done < rows; done += BlockRows)
        {
            int count = Math.Min(BlockRows, rows - done);
            Span<float> block = input.AsSpan(0, count * inputs);
            random.Fill(block, inputs);
            Forward(one, first.Transform, block, expected.AsSpan(0, count * outputs));
            Forward(other, second.Transform, block, found.AsSpan(0, count * outputs));
            differences.Add(expected.AsSpan(0, count * outputs), found.AsSpan(0, count * outputs));
        }

        bool isWithin = differences.Relative <= tolerance;
        return new VerifyReport(
            first.Path, second.Path, rows, seed, tolerance, differences.Absolute, differences.Relative, differences.Row, differences.Output,
            isWithin);
    }

    private static void Forward(IInferenceNetwork network, NetworkTransform? transform, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (transform is null)
            network.Forward(inputs, outputs);
        else
            network.Forward(transform, inputs, outputs);
    }
}
