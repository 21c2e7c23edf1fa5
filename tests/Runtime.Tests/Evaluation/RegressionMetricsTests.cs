using System;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Evaluation;

public class RegressionMetricsTests
{
    private static LinearNetwork Identity(int size)
    {
        LinearNetwork network = new(size, size);
        float[] parameters = new float[network.ParameterCount];
        for (int i = 0; i < size; i++)
            parameters[(i * size) + i] = 1;
        network.SetParameters(parameters);
        return network;
    }

    /// <summary>The example in scikit-learn's documentation of r2_score: 0.948…; its mean squared error is 0.375.</summary>
    [Fact]
    public void One_output_as_scikit_learn_documents()
    {
        Dataset data = Dataset.FromArrays([2.5f, 0, 2, 8], [3f, -0.5f, 2, 7], 1);
        Assert.Equal(0.9486081370449679, Identity(1).R2(data), 1e-6);
        Assert.Equal(Math.Sqrt(0.375), Identity(1).RootMeanSquaredError(data), 1e-6);
    }

    /// <summary>scikit-learn's two-output example: R² 0.965… and 0.908…; root mean squared errors 0.645… and 1 (mean 0.822…).</summary>
    [Fact]
    public void Several_outputs_as_scikit_learn_documents()
    {
        Dataset data = Dataset.FromArrays([0, 2, -1, 2, 8, -5], [0.5f, 1, -1, 1, 7, -6], 2);
        Assert.Equal((0.9654377880184332 + 0.9081632653061225) / 2, Identity(2).R2(data), 1e-6);
        Assert.Equal((Math.Sqrt(1.25 / 3) + 1) / 2, Identity(2).RootMeanSquaredError(data), 1e-6);
    }

    [Fact]
    public void The_mean_scores_zero_and_what_is_worse_scores_below()
    {
        Assert.Equal(0, Identity(1).R2(Dataset.FromArrays([2, 2, 2], [1f, 2, 3], 1)), 1e-6);
        Assert.Equal(-3, Identity(1).R2(Dataset.FromArrays([3, 2, 1], [1f, 2, 3], 1)), 1e-6);
    }

    [Fact]
    public void Targets_that_are_all_the_same_are_met_or_not()
    {
        Assert.Equal(1, Identity(1).R2(Dataset.FromArrays([2, 2], [2f, 2], 1)));
        Assert.Equal(0, Identity(1).R2(Dataset.FromArrays([2, 3], [2f, 2], 1)));
    }

    [Fact]
    public void Every_row_counts_once_beyond_one_block()
    {
        const int rows = 777;
        float[] inputs = new float[rows];
        float[] targets = new float[rows];
        double squares = 0;
        for (int row = 0; row < rows; row++)
        {
            inputs[row] = row;
            targets[row] = row + (row % 5);
            squares += (row % 5) * (row % 5);
        }

        Assert.Equal(Math.Sqrt(squares / rows), Identity(1).RootMeanSquaredError(Dataset.FromArrays(inputs, targets, 1)), 1e-5);
    }

    [Fact]
    public void Datasets_that_do_not_fit_are_refused()
    {
        Dataset labels = Dataset.FromArrays([1, 2], [0, 1], 1);
        Assert.Contains("Accuracy", Assert.Throws<ArgumentException>("data", () => Identity(1).R2(labels)).Message);
        Assert.Throws<ArgumentException>("data", () => Identity(1).RootMeanSquaredError(labels));
        Assert.Throws<ArgumentException>("data", () => Identity(1).RootMeanSquaredError(Dataset.FromArrays([1, 2], [1f, 2, 3, 4], 1)));
        Assert.Contains("two rows", Assert.Throws<ArgumentException>("data", () => Identity(1).R2(Dataset.FromArrays([1], [1f], 1))).Message);
    }
}
