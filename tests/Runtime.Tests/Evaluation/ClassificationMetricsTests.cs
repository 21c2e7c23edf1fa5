using System;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Evaluation;

public class ClassificationMetricsTests
{
    /// <summary>Creates a classifier that returns the index of the largest of three inputs.</summary>
    private static LinearClassifier Largest()
    {
        LinearClassifier network = new(3, 3);
        network.SetParameters([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
        return network;
    }

    [Fact]
    public void Counts_labels()
    {
        Dataset data = Dataset.FromArrays([9, 1, 1, 1, 9, 1, 1, 9, 1, 1, 1, 9, 5, 5, 1], [0, 1, 2, 2, 1], 3);
        Assert.Equal(0.6f, Largest().Accuracy(data));
        ConfusionMatrix matrix = Largest().ConfusionMatrix(data);
        Assert.Equal((3, 5, 0.6f), (matrix.ClassCount, matrix.RowCount, matrix.Accuracy));
        Assert.Equal((1, 1, 1), (matrix[0, 0], matrix[1, 1], matrix[2, 2]));
        Assert.Equal((1, 1), (matrix[1, 0], matrix[2, 1]));
        Assert.Equal((0, 0), (matrix[0, 1], matrix[1, 2]));
        Assert.Contains("actual must be between 0 and 2 (was 3)", Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix[3, 0]).Message);
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix[0, -1]);
    }

    [Fact]
    public void The_class_of_targets_is_the_largest_the_lowest_on_a_tie()
    {
        Dataset data = Dataset.FromArrays([9, 1, 1, 1, 9, 1], [0.5f, 0.5f, 0.2f, 0, 0.1f, 0.9f], 3);
        Assert.Equal(0.5f, Largest().Accuracy(data));
        Assert.Equal(1, Largest().ConfusionMatrix(data)[2, 1]);
    }

    [Fact]
    public void One_output_is_two_classes_parted_at_a_half()
    {
        LinearNetwork network = new(1, 1);
        network.SetParameters([1, 0]);
        Dataset targets = Dataset.FromArrays([0.4f, 0.5f, 0.6f, 0.6f], [0.49f, 0.5f, 1f, 0f], 1);
        Assert.Equal(0.75f, network.Accuracy(targets));
        ConfusionMatrix matrix = network.ConfusionMatrix(targets);
        Assert.Equal((2, 1, 2, 1), (matrix.ClassCount, matrix[0, 0], matrix[1, 1], matrix[0, 1]));
        Assert.Equal(0.75f, network.Accuracy(Dataset.FromArrays([0.4f, 0.5f, 0.6f, 0.6f], [0, 1, 1, 0], 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Counts_every_row_once(int rows)
    {
        float[] inputs = new float[rows * 3];
        int[] labels = new int[rows];
        int right = 0;
        for (int row = 0; row < rows; row++)
        {
            inputs[(3 * row) + (row % 3)] = 1;
            labels[row] = row % 7 == 0 ? (row + 1) % 3 : row % 3;
            right += row % 7 == 0 ? 0 : 1;
        }

        Dataset data = Dataset.FromArrays(inputs, labels, 3);
        Assert.Equal((float)right / rows, Largest().Accuracy(data));
        Assert.Equal(rows, Largest().ConfusionMatrix(data).RowCount);
    }

    [Fact]
    public void Loss_and_accuracy_allocate_nothing()
    {
        LinearClassifier network = Largest();
        Dataset data = Dataset.FromArrays(new float[900], new int[300], 3);
        network.Accuracy(data);
        network.ComputeLoss(data);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Accuracy(data);
        network.ComputeLoss(data);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_loss_is_the_network_s_own()
    {
        Assert.Equal(Math.Log(3), Largest().ComputeLoss(Dataset.FromArrays([4, 4, 4], [1], 3)), 1e-6);
        Assert.Equal(0.5f * 9, new LinearNetwork(1, 1).ComputeLoss(Dataset.FromArrays([1], [3f], 1)));
        ArgumentException exception = Assert.Throws<ArgumentException>("data", () => new LinearNetwork(3, 3).ComputeLoss(Dataset.FromArrays([4, 4, 4], [1], 3)));
        Assert.Contains("Use a dataset with 3 targets per row.", exception.Message);
    }

    [Fact]
    public void A_matrix_reads_as_a_table()
    {
        Dataset data = Dataset.FromArrays([9, 1, 1, 1, 9, 1, 1, 9, 1], [0, 1, 2], 3);
        string expected = """
            actual \ predicted
                 0  1  2
              0  1  0  0
              1  0  1  0
              2  0  1  0
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Largest().ConfusionMatrix(data).ToString());
    }

    [Fact]
    public void Datasets_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentNullException>("network", () => ((INetwork)null!).Accuracy(Dataset.FromArrays([1], [0], 1)));
        Assert.Throws<ArgumentNullException>("data", () => Largest().Accuracy(null!));
        Assert.Throws<ArgumentException>("data", () => Largest().Accuracy(Dataset.FromArrays([1, 2], [0], 2)));
        Assert.Contains("between 0 and 2", Assert.Throws<ArgumentException>("data", () => Largest().Accuracy(Dataset.FromArrays([1, 2, 3], [3], 3))).Message);
        Assert.Throws<ArgumentException>("data", () => Largest().ConfusionMatrix(Dataset.FromArrays([1, 2, 3], [3f], 3)));
        Assert.Throws<ArgumentException>("data", () => Largest().ConfusionMatrix(Dataset.FromArrays([1, 2, 3], [0], 3).SplitAt(0).Before));
    }
}
