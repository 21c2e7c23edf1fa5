using System;
using System.Linq;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Evaluation;

/// <summary>Outputs of a network that diverged. They predict no class, and no metric claims otherwise.</summary>
public sealed class NotANumberTests
{
    private static readonly Dataset s_rows = Dataset.FromArrays(
        [.. Enumerable.Range(0, 400).SelectMany(row => (float[])[row, 1, 2])], [.. Enumerable.Range(0, 400).Select(row => row % 3)], 3);

    [Fact]
    public void Metrics_of_classes_refuse_it_by_its_row()
    {
        Action[] metrics =
        [
            () => new Diverging().Accuracy(s_rows), () => new Diverging().TopKAccuracy(s_rows, 1), () => new Diverging().TopKAccuracy(s_rows, 3),
            () => new Diverging().ConfusionMatrix(s_rows), () => new Diverging().ClassificationReport(s_rows), () => new Diverging().RocAuc(s_rows),
        ];
        Assert.All(metrics, metric => Assert.Contains("Output 1 of row 300 is NaN", Assert.Throws<ArgumentException>("network", metric).Message));
    }

    [Fact]
    public void Metrics_of_quantities_are_not_numbers_either()
    {
        LinearNetwork network = new(1, 1);
        network.SetParameters([float.NaN, 0]);
        foreach (float[] targets in (float[][])[[1, 2], [5, 5]])
        {
            Dataset data = Dataset.FromArrays([1, 2], targets, 1);
            Assert.Equal(float.NaN, network.R2(data));
            Assert.Equal(float.NaN, network.RootMeanSquaredError(data));
            Assert.Equal(float.NaN, network.RegressionReport(data).Mean.R2);
        }
    }

    /// <summary>A network whose second output is NaN in row 300.</summary>
    private sealed class Diverging() : LinearNetwork(3, 3)
    {
        public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            inputs.CopyTo(outputs);
            for (int i = 0; i < inputs.Length; i += 3)
                outputs[i + 1] = inputs[i] == 300 ? float.NaN : 1;
        }
    }
}
