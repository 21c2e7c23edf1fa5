using System;
using System.Linq;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Evaluation;

public class ClassificationReportTests
{
    private static ConfusionMatrix Golden => ConfusionMatrix.FromPredictions(GoldenClasses.Actual, GoldenClasses.Predicted, 4);

    /// <summary>Creates a network whose outputs are its inputs.</summary>
    private static LinearNetwork Identity(int size)
    {
        LinearNetwork network = new(size, size);
        float[] parameters = new float[network.ParameterCount];
        for (int i = 0; i < size; i++)
            parameters[(i * size) + i] = 1;
        network.SetParameters(parameters);
        return network;
    }

    [Fact]
    public void Scores_and_averages_as_scikit_learn_s()
    {
        ConfusionMatrix matrix = Golden;
        for (int actual = 0; actual < 4; actual++)
        {
            for (int predicted = 0; predicted < 4; predicted++)
                Assert.Equal(GoldenClasses.Matrix[actual, predicted], matrix[actual, predicted]);
        }

        ClassificationReport report = new(matrix);
        Assert.Equal(0.6f, report.Accuracy);
        for (int one = 0; one < 4; one++)
            Near(GoldenClasses.Classes[one], report.Classes[one]);
        Near(GoldenClasses.Macro, report.Macro);
        Near(GoldenClasses.Micro, report.Micro);
        Near(GoldenClasses.Weighted, report.Weighted);
        Assert.Equal((4, 40), (matrix.ClassCount, matrix.RowCount));
    }

    /// <summary>
    /// Golden values of scikit-learn 1.2.1 with zero_division=0. Class 3 occurs but is never predicted. Class 2 neither occurs nor is
    /// predicted, so it does not count.
    /// </summary>
    [Fact]
    public void Classes_that_are_never_seen_do_not_count_and_nothing_divides_by_zero()
    {
        ClassificationReport report = new(ConfusionMatrix.FromPredictions([0, 0, 1, 1, 3], [0, 1, 1, 1, 0], 4));
        Near(new(0, 0, 0, 0), report.Classes[2]);
        Near(new(0, 0, 0, 1), report.Classes[3]);
        Near(new(0.38888888888888884f, 0.5f, 0.43333333333333335f, 5), report.Macro);
        Near(new(0.4666666666666666f, 0.6f, 0.52f, 5), report.Weighted);
    }

    [Fact]
    public void A_report_reads_as_a_table()
    {
        string expected = """
            class             precision  recall     F1  rows
            0                     0.500   0.500  0.500     2
            1                     0.667   1.000  0.800     2
            2                     0.000   0.000  0.000     1
            micro (accuracy)      0.600   0.600  0.600     5
            macro                 0.389   0.500  0.433     5
            weighted              0.467   0.600  0.520     5
            """;
        ClassificationReport report = new(ConfusionMatrix.FromPredictions([0, 0, 1, 1, 2], [0, 1, 1, 1, 0], 3));
        Assert.Equal(expected.ReplaceLineEndings("\n"), report.ToString());
        Assert.StartsWith(
            "| class | precision | recall | F1 | rows |\n| --- | ---: | ---: | ---: | ---: |\n| 0 | 0.500 | 0.500 | 0.500 | 2 |\n", report.ToMarkdown());
        Assert.EndsWith("| weighted | 0.467 | 0.600 | 0.520 | 5 |", report.ToMarkdown());
    }

    [Fact]
    public void A_network_s_report_has_the_names_of_the_dataset()
    {
        Dataset data = Dataset.FromArrays([9, 1, 1, 9, 9, 1], [0, 1, 1], 2).WithClassNames(["cat", "a|b"]);
        ClassificationReport report = Identity(2).ClassificationReport(data);
        Assert.Equal(["cat", "a|b"], report.Matrix.ClassNames);
        Assert.Contains("\ncat ", report.ToString());
        Assert.Contains("| a\\|b |", report.ToMarkdown());
        string matrix = """
            actual \ predicted
                   cat  a|b
              cat    1    0
              a|b    1    1
            """;
        Assert.Equal(matrix.ReplaceLineEndings("\n"), report.Matrix.ToString());
        Assert.Equal(
            "| actual \\ predicted | cat | a\\|b |\n| --- | ---: | ---: |\n| cat | 1 | 0 |\n| a\\|b | 1 | 1 |", report.Matrix.ToMarkdown());
        Assert.Contains("has 3 class names", Assert.Throws<ArgumentException>("data", () => Identity(2).ConfusionMatrix(data.WithClassNames(["a", "b", "c"]))).Message);
    }

    [Fact]
    public void A_name_of_several_lines_takes_one_in_a_table()
    {
        ClassificationReport report = Identity(2).ClassificationReport(Dataset.FromArrays([9, 1, 1, 9], [0, 1], 2).WithClassNames(["a\r\nb", "c"]));
        Assert.Contains("\na b ", report.ToString());
        Assert.Contains("\n| a b | 1 | 0 |", report.Matrix.ToMarkdown());
        Assert.Contains("\n  a b    1    0\n", report.Matrix.ToString());
    }

    [Fact]
    public void Top_k_as_scikit_learn_s()
    {
        Dataset data = Dataset.FromArrays(GoldenClasses.Distinct, GoldenClasses.Actual, 4);
        for (int k = 1; k <= 4; k++)
            Assert.Equal(GoldenClasses.TopK[k - 1], Identity(4).TopKAccuracy(data, k), 1e-6);
    }

    [Fact]
    public void Of_equal_outputs_the_lower_class_is_the_larger_so_that_top_1_is_the_accuracy()
    {
        Dataset data = Dataset.FromArrays(GoldenClasses.Scores, GoldenClasses.Actual, 4);
        Assert.Equal(Identity(4).Accuracy(data), Identity(4).TopKAccuracy(data, 1));
        Dataset ties = Dataset.FromArrays([1, 1, 1, 1, 1, 1], [0, 1], 3);
        Assert.Equal([0.5f, 1, 1], ((int[])[1, 2, 3]).Select(k => Identity(3).TopKAccuracy(ties, k)));
    }

    [Fact]
    public void Top_k_allocates_nothing_and_counts_every_block()
    {
        Dataset data = Dataset.FromArrays(new float[3 * 1000], new int[1000], 3);
        LinearNetwork network = Identity(3);
        Assert.Equal(1, network.TopKAccuracy(data, 2));
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.TopKAccuracy(data, 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3], [1], 3);
        Assert.Contains("between 1 and 3 (was 0)", Assert.Throws<ArgumentOutOfRangeException>("k", () => Identity(3).TopKAccuracy(data, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Identity(3).TopKAccuracy(data, 4));
        Assert.Throws<ArgumentException>("network", () => Identity(1).TopKAccuracy(Dataset.FromArrays([1], [1], 1), 1));
        Assert.Throws<ArgumentException>("data", () => Identity(2).TopKAccuracy(data, 1));
        Assert.Throws<ArgumentNullException>("matrix", () => new ClassificationReport(null!));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => ConfusionMatrix.FromPredictions([0], [0], 1));
        Assert.Throws<ArgumentException>("actual", () => ConfusionMatrix.FromPredictions([], [], 2));
        Assert.Throws<ArgumentException>("predicted", () => ConfusionMatrix.FromPredictions([0], [0, 1], 2));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => ConfusionMatrix.FromPredictions([0], [2], 2));
    }

    private static void Near(ClassScores expected, ClassScores actual)
    {
        Assert.Equal(expected.Precision, actual.Precision, 1e-6f);
        Assert.Equal(expected.Recall, actual.Recall, 1e-6f);
        Assert.Equal(expected.F1, actual.F1, 1e-6f);
        Assert.Equal(expected.Support, actual.Support);
    }
}
