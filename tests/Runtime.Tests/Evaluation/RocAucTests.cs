using System;
using System.Linq;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Evaluation;

public class RocAucTests
{
    private static LinearNetwork Identity(int size)
    {
        LinearNetwork network = new(size, size);
        network.SetParameters(Parameters(size));
        return network;
    }

    private static float[] Parameters(int size)
    {
        float[] parameters = new float[size * (size + 1)];
        for (int i = 0; i < size; i++)
            parameters[(i * size) + i] = 1;
        return parameters;
    }

    /// <summary>The example in scikit-learn's documentation of roc_auc_score.</summary>
    [Fact]
    public void ROC_AUC_is_what_scikit_learn_documents() =>
        Assert.Equal(0.75f, ClassificationMetrics.RocAuc([0.1f, 0.4f, 0.35f, 0.8f], (int[])[0, 0, 1, 1]));

    [Fact]
    public void Several_classes_each_against_the_rest_with_ties_as_scikit_learn()
    {
        for (int one = 0; one < 4; one++)
        {
            float[] scores = [.. GoldenClasses.Scores.Where((_, i) => i % 4 == one)];
            int[] labels = [.. GoldenClasses.Actual.Select(actual => actual == one ? 1 : 0)];
            Assert.Equal(GoldenClasses.RocAreas[one], ClassificationMetrics.RocAuc(scores, labels), 1e-6);
        }

        Dataset data = Dataset.FromArrays(GoldenClasses.Scores, GoldenClasses.Actual, 4);
        Assert.Equal(GoldenClasses.RocAreas.Average(), Identity(4).RocAuc(data), 1e-6);
    }

    /// <summary>
    /// The area by its definition: the share of pairs of a positive and a negative row that are in order. A tie counts half.
    /// </summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 10)]
    [InlineData(3, 1000)]
    public void ROC_AUC_counts_pairs_as_its_definition_does(int seed, int different)
    {
        System.Random random = new(seed);
        int[] labels = [0, 1, .. Enumerable.Range(0, 200).Select(_ => random.Next(2))];
        float[] scores = [.. labels.Select(label => random.Next(different) + (0.2f * different * label))];
        double ordered = 0;
        long pairs = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            for (int j = 0; j < labels.Length; j++)
            {
                if (labels[i] == 1 && labels[j] == 0)
                {
                    pairs++;
                    ordered += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        Assert.Equal(ordered / pairs, ClassificationMetrics.RocAuc(scores, labels), 1e-6);
    }

    [Fact]
    public void One_output_and_two_are_ranked_by_that_of_class_1()
    {
        Assert.Equal(0.75f, Identity(1).RocAuc(Dataset.FromArrays([0.1f, 0.4f, 0.35f, 0.8f], [0, 0, 1, 1], 1)));
        Assert.Equal(0.75f, Identity(1).RocAuc(Dataset.FromArrays([0.1f, 0.4f, 0.35f, 0.8f], [0f, 0, 1, 1], 1)));
        Assert.Equal(0.75f, Identity(2).RocAuc(Dataset.FromArrays([7, 0.1f, -3, 0.4f, 5, 0.35f, 9, 0.8f], [0, 0, 1, 1], 2)));
    }

    [Fact]
    public void Rows_pass_once_where_the_outputs_lie_in_memory_together()
    {
        Counting network = new(4);
        network.SetParameters(Parameters(4));
        Assert.Equal(GoldenClasses.RocAreas.Average(), network.RocAuc(Dataset.FromArrays(GoldenClasses.Scores, GoldenClasses.Actual, 4)), 1e-6);
        Assert.Equal(GoldenClasses.Actual.Length, network.Rows);
    }

    /// <summary>A dataset for which only two of the three classes fit into memory at once.</summary>
    [Fact]
    public void Rows_pass_once_more_where_they_do_not()
    {
        const int Count = 1_500_000;
        float[] scores = new float[3 * Count];
        int[] labels = new int[Count];
        Pcg32 random = new(seed: 1);
        for (int row = 0; row < Count; row++)
        {
            labels[row] = random.NextInt32(3);
            for (int one = 0; one < 3; one++)
                scores[(3 * row) + one] = random.NextInt32(100) + (labels[row] == one ? 10 * (one + 1) : 0);
        }

        Counting network = new(3);
        network.SetParameters(Parameters(3));
        double area = network.RocAuc(Dataset.FromArrays(scores, labels, 3));
        Assert.Equal(2 * Count, network.Rows);
        Assert.Equal(
            Enumerable.Range(0, 3).Average(one => AreaByCounting([.. Enumerable.Range(0, Count).Select(row => (int)scores[(3 * row) + one])], row => labels[row] == one)), area, 1e-6);
    }

    /// <summary>Computes the area for scores with few distinct values, by counting the ordered pairs value by value.</summary>
    private static double AreaByCounting(int[] scores, Func<int, bool> isPositive)
    {
        double[] positives = new double[200], negatives = new double[200];
        for (int row = 0; row < scores.Length; row++)
            (isPositive(row) ? positives : negatives)[scores[row]]++;
        double ordered = 0, below = 0;
        for (int score = 0; score < 200; score++)
        {
            ordered += positives[score] * (below + (0.5 * negatives[score]));
            below += negatives[score];
        }

        return ordered / (positives.Sum() * negatives.Sum());
    }

    private sealed class Counting(int size) : LinearNetwork(size, size)
    {
        public int Rows { get; private set; }

        public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            Rows += inputs.Length / Inputs;
            base.Forward(inputs, outputs);
        }
    }

    [Fact]
    public void Perfect_worst_and_chance()
    {
        Assert.Equal(1, ClassificationMetrics.RocAuc([1, 2, 3], (int[])[0, 1, 1]));
        Assert.Equal(0, ClassificationMetrics.RocAuc([3, 2, 1], (int[])[0, 1, 1]));
        Assert.Equal(0.5f, ClassificationMetrics.RocAuc([4, 4, 4], (int[])[0, 1, 1]));
        Assert.Equal(1, ClassificationMetrics.RocAuc([float.NegativeInfinity, float.PositiveInfinity], (int[])[0, 1]));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("0 of 2 rows are of class 1", Assert.Throws<ArgumentException>("labels", () => ClassificationMetrics.RocAuc([1, 2], (int[])[0, 0])).Message);
        Assert.Contains("2 of 2 rows are of class 1", Assert.Throws<ArgumentException>("labels", () => ClassificationMetrics.RocAuc([1, 2], (int[])[1, 1])).Message);
        Assert.Throws<ArgumentException>("labels", () => ClassificationMetrics.RocAuc([1, 2], (int[])[1]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => ClassificationMetrics.RocAuc([1, 2], (int[])[1, 2]));
        Assert.Contains("row 1 is NaN", Assert.Throws<ArgumentException>("scores", () => ClassificationMetrics.RocAuc([1, float.NaN], (int[])[1, 0])).Message);
        Assert.Contains("class 2", Assert.Throws<ArgumentException>("data", () => Identity(3).RocAuc(Dataset.FromArrays([1, 2, 3, 4, 5, 6], [0, 1], 3))).Message);
    }
}
