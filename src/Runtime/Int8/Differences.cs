using System;

namespace MlpGen.Int8;

/// <summary>Compares the outputs of a quantized network with those of the network in float.</summary>
internal static class Differences
{
    private const int BlockRows = 256;

    /// <summary>Runs both networks on the rows.</summary>
    /// <param name="network">The network in float.</param>
    /// <param name="quantized">The quantized network.</param>
    /// <param name="rows">The rows, at least one.</param>
    public static QuantizationError Measure(IInferenceNetwork network, Int8Network quantized, ReadOnlySpan<float> rows)
    {
        int inputSize = network.InputSize, outputSize = network.OutputSize, count = rows.Length / inputSize;
        float[] exact = new float[Math.Min(count, BlockRows) * outputSize], rounded = new float[exact.Length];
        double largest = 0, squares = 0;
        int same = 0;
        for (int row = 0; row < count; row += BlockRows)
        {
            int block = Math.Min(BlockRows, count - row), length = block * outputSize;
            ReadOnlySpan<float> inputs = rows.Slice(row * inputSize, block * inputSize);
            network.Forward(inputs, exact.AsSpan(0, length));
            quantized.Forward(inputs, rounded.AsSpan(0, length));
            for (int i = 0; i < length; i++)
            {
                double difference = Math.Abs((double)exact[i] - rounded[i]);
                largest = Math.Max(largest, difference);
                squares += difference * difference;
            }

            for (int start = 0; start < length; start += outputSize)
            {
                int expected = Classification.ClassOf(exact.AsSpan(start, outputSize));
                same += Classification.ClassOf(rounded.AsSpan(start, outputSize)) == expected ? 1 : 0;
            }
        }

        double mean = squares / ((double)count * outputSize);
        return new QuantizationError(count, largest, Math.Sqrt(mean), same / (double)count);
    }
}
