using System;
using System.Linq;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Evaluation;

/// <summary>Losses and networks that measure another network in the middle of a measurement. They do not change any result.</summary>
public sealed class NestedMeasurementTests
{
    private const int Rows = 600;
    private static readonly Dataset s_data = Dataset.FromArrays(Values(3 * Rows, 1), Values(2 * Rows, 2), 3);
    private static readonly Dataset s_classes = Dataset.FromArrays(Values(3 * Rows, 3), [.. Enumerable.Range(0, Rows).Select(row => row % 5)], 3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_loss_of_a_dataset(bool isWeighted)
    {
        LinearNetwork network = Network(2), narrow = Network(2), wide = Network(5);
        Dataset data = isWeighted ? s_data.WithWeights([.. Enumerable.Range(0, Rows).Select(row => 0.5f + (row % 3))]) : s_data;
        double expected = Loss(network, data);
        Action[] nested =
        [
            () => narrow.RootMeanSquaredError(s_data),
            () => wide.Accuracy(s_classes),
            () => wide.ConfusionMatrix(s_classes),
            () => wide.TopKAccuracy(s_classes, 2),
            () => wide.RocAuc(s_classes),
            () => narrow.ComputeLoss(s_data, new CallingLoss(() => { })),
            () => narrow.ComputeLoss(s_data, new CallingLoss(() => wide.Accuracy(s_classes))),
            () => narrow.Forward(new NetworkTransform { Inputs = Doubled }, s_data.Inputs, new float[2 * Rows]),
        ];
        foreach (Action measure in nested)
        {
            int row = 0;

            // Each nested call costs a pass over all rows, so only some rows make it. The last row of a block is one of them.
            Assert.Equal(expected, network.ComputeLoss(data, new CallingLoss(() =>
            {
                if (row++ % 100 == 55)
                    measure();
            })), 1e-5);
        }
    }

    [Fact]
    public void Nested_measurements_allocate_nothing_once_they_have_run()
    {
        LinearNetwork network = Network(2), other = Network(2);
        long[] allocated = new long[9];
        CallingLoss plain = new(() => { });
        Action measure = () => other.ComputeLoss(s_data, plain);
        int row = 0;
        CallingLoss nesting = new(() =>
        {
            if (row++ % 200 == 0)
                measure();
        });
        network.ComputeLoss(s_data, nesting);
        for (int i = 0; i < allocated.Length; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.ComputeLoss(s_data, nesting);
            allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // A garbage collection that other tests cause may add allocations to one run.
        Assert.Equal(0, allocated.Order().ElementAt(4));
    }

    [Fact]
    public void A_network_that_transforms_for_networks_of_its_own()
    {
        Ensemble ensemble = new(Network(2), Network(2));
        NetworkTransform doubled = new() { Inputs = Doubled };
        float[] found = new float[2 * Rows], expected = new float[2 * Rows];
        ensemble.Forward(doubled, s_data.Inputs, found);

        // The inputs are doubled twice, by the outer and by the inner transform.
        float[] quadrupled = [.. s_data.Inputs.ToArray().Select(value => 4 * value)];
        Network(2).Forward(quadrupled, expected);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_network_that_measures_others()
    {
        LinearNetwork other = Network(5);
        Measuring network = new(() => other.Accuracy(s_classes));
        network.SetParameters(Network(2).Parameters);
        Assert.Equal(Network(2).RootMeanSquaredError(s_data), network.RootMeanSquaredError(s_data));
        Assert.Equal(Network(2).R2(s_data), network.R2(s_data));
    }

    // z = (x − 0) / ½.
    private static ColumnTransform Doubled { get; } = new Standardization([0, 0, 0], [0.5, 0.5, 0.5]);

    private static double Loss(LinearNetwork network, Dataset data)
    {
        float[] outputs = new float[2];
        double sum = 0, weights = 0;
        for (int row = 0; row < Rows; row++)
        {
            network.Forward(data.InputsOf(row), outputs);
            double first = outputs[0] - data.TargetsOf(row)[0], second = outputs[1] - data.TargetsOf(row)[1], weight = data.Weights.IsEmpty ? 1 : data.Weights[row];
            sum += weight * 0.5 * ((first * first) + (second * second));
            weights += weight;
        }

        return sum / weights;
    }

    private static LinearNetwork Network(int outputs)
    {
        LinearNetwork network = new(3, outputs);
        network.SetParameters(Values(4 * outputs, 7));
        return network;
    }

    private static float[] Values(int count, int seed)
    {
        Pcg32 random = new((ulong)seed);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }

    /// <summary>The mean of two networks, each of which reads rows that it transforms itself.</summary>
    private sealed class Ensemble(LinearNetwork first, LinearNetwork second) : LinearNetwork(3, 2)
    {
        public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            NetworkTransform doubled = new() { Inputs = Doubled };
            float[] others = new float[outputs.Length];
            first.Forward(doubled, inputs, outputs);
            second.Forward(doubled, inputs, others);
            for (int i = 0; i < outputs.Length; i++)
                outputs[i] = 0.5f * (outputs[i] + others[i]);
        }
    }

    private sealed class Measuring(Action measure) : LinearNetwork(3, 2)
    {
        public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            base.Forward(inputs, outputs);
            measure();
        }
    }
}
