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

    /// <summary>The example in scikit-learn's documentation of r2_score. Its R² is 0.948…, and its mean squared error is 0.375.</summary>
    [Fact]
    public void One_output_as_scikit_learn_documents()
    {
        Dataset data = Dataset.FromArrays([2.5f, 0, 2, 8], [3f, -0.5f, 2, 7], 1);
        Assert.Equal(0.9486081370449679, Identity(1).R2(data), 1e-6);
        Assert.Equal(Math.Sqrt(0.375), Identity(1).RootMeanSquaredError(data), 1e-6);
    }

    /// <summary>
    /// The two-output example of scikit-learn. R² is 0.965… and 0.908…. The root mean squared errors are 0.645… and 1 (mean 0.822…).
    /// </summary>
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

    /// <summary>Golden values of scikit-learn 1.2.1 (r2_score, mean_squared_error with squared=False, mean_absolute_error; raw_values and uniform_average).</summary>
    [Fact]
    public void A_report_as_scikit_learn_computes_it()
    {
        Dataset data = Dataset.FromArrays([2.5f, 0, 2, 8, 1.5f, 1, 0.25f, 3, 7, -3], [3f, -0.5f, 2, 7, 1, 1, 0, 4, 8, -3], 2);
        RegressionReport report = Identity(2).RegressionReport(data, targetNames: ["width", "height"]);
        Near(new(0.95972938f, 0.55901699f, 0.45f), report.Targets[0]);
        Near(new(0.96299342f, 0.67082039f, 0.5f), report.Targets[1]);
        Near(new(0.9613614012479653f, 0.6149186938124422f, 0.475f), report.Mean);
        Near(report.Mean, new(Identity(2).R2(data), Identity(2).RootMeanSquaredError(data), Identity(2).MeanAbsoluteError(data)));
        Assert.Equal(5, report.RowCount);
        Assert.Equal(
            """
            target     R²    RMSE    MAE
            width   0.960   0.559   0.45
            height  0.963  0.6708    0.5
            mean    0.961  0.6149  0.475
            """.ReplaceLineEndings("\n"),
            report.ToString());
        Assert.Equal(
            """
            | target | R² | RMSE | MAE |
            | --- | ---: | ---: | ---: |
            | 0 | 0.960 | 0.559 | 0.45 |
            | 1 | 0.963 | 0.6708 | 0.5 |
            | mean | 0.961 | 0.6149 | 0.475 |
            """.ReplaceLineEndings("\n"),
            Identity(2).RegressionReport(data).ToMarkdown());
    }

    [Fact]
    public void One_target_needs_no_mean() =>
        Assert.Equal(2, Identity(1).RegressionReport(Dataset.FromArrays([1, 2], [1f, 3], 1)).ToString().Split('\n').Length);

    [Fact]
    public void With_a_transform_errors_are_in_the_unit_of_the_targets()
    {
        // In the units of the network, the inputs 0 and 1 become 1 and 2. With y = 10·z + 100, the outputs are 110 and 120.
        NetworkTransform transform = new() { Inputs = new Standardization([-1], [1]), Targets = new Standardization([100], [10]) };
        Dataset data = Dataset.FromArrays([0, 1], [113f, 116], 1);
        Assert.Equal(Math.Sqrt((9 + 16) / 2.0), Identity(1).RootMeanSquaredError(data, transform), 1e-5);
        Assert.Equal(3.5, Identity(1).MeanAbsoluteError(data, transform), 1e-5);
        Assert.Equal(1 - (25 / 4.5), Identity(1).R2(data, transform), 1e-5);
        Assert.Equal(3.5, Identity(1).RegressionReport(data, transform).Mean.MeanAbsoluteError, 1e-5);
        NetworkTransform wide = new() { Inputs = new Standardization([1, 2], [1, 1]) };
        Assert.Throws<ArgumentException>("transform", () => Identity(1).R2(data, wide));
    }

    [Fact]
    public void What_a_call_allocates_does_not_grow_with_the_rows()
    {
        Dataset few = Dataset.FromArrays(new float[20], new float[20], 2), many = Dataset.FromArrays(new float[4000], new float[4000], 2);
        LinearNetwork network = Identity(2);
        long AllocatedBy(Dataset data)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.RootMeanSquaredError(data);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        AllocatedBy(many);
        Assert.Equal(AllocatedBy(few), AllocatedBy(many));
    }

    [Fact]
    public void Datasets_that_do_not_fit_are_refused()
    {
        Dataset labels = Dataset.FromArrays([1, 2], [0, 1], 1);
        Assert.Contains("Accuracy", Assert.Throws<ArgumentException>("data", () => Identity(1).R2(labels)).Message);
        Assert.Throws<ArgumentException>("data", () => Identity(1).RootMeanSquaredError(labels));
        Assert.Throws<ArgumentException>("data", () => Identity(1).RootMeanSquaredError(Dataset.FromArrays([1, 2], [1f, 2, 3, 4], 1)));
        Assert.Contains("two rows", Assert.Throws<ArgumentException>("data", () => Identity(1).R2(Dataset.FromArrays([1], [1f], 1))).Message);
        Assert.Throws<ArgumentException>("data", () => Identity(1).MeanAbsoluteError(labels));
        Assert.Throws<ArgumentException>("data", () => Identity(1).RegressionReport(Dataset.FromArrays([1], [1f], 1)));
        Assert.Throws<ArgumentException>("targetNames", () => Identity(1).RegressionReport(Dataset.FromArrays([1, 2], [1f, 2], 1), targetNames: []));
    }

    private static void Near(RegressionScores expected, RegressionScores actual)
    {
        Assert.Equal(expected.R2, actual.R2, 1e-6f);
        Assert.Equal(expected.RootMeanSquaredError, actual.RootMeanSquaredError, 1e-6f);
        Assert.Equal(expected.MeanAbsoluteError, actual.MeanAbsoluteError, 1e-6f);
    }
}
