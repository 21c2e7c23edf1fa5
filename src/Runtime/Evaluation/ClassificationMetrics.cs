using System;
using MlpGen.CompilerServices;
using MlpGen.Data;
using MlpGen.Evaluation;

namespace MlpGen;

/// <summary>How well a network tells classes apart.</summary>
/// <remarks>
/// The class of a row with targets is what <see cref="INetwork.Classify(ReadOnlySpan{float})"/> would make of them: the index of the
/// largest, the lowest on a tie; with one target, 1 where it is at least ½, else 0. With a transform, rows are as they come: inputs go
/// through it, and outputs come back through it. A network whose output is NaN knows no class, and is refused.
/// </remarks>
public static class ClassificationMetrics
{
    // 16 MiB: ten classes of 400,000 rows go in one pass.
    private const int MostScores = 4 << 20;

    /// <summary>The part of the rows that the network classifies as they are, 0 … 1. Allocates nothing after one call per thread.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row, with labels or targets.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">Dataset or transform do not fit the network, or an output is NaN.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// Dataset test = Dataset.FromArrays(new float[2 * Digits.InputSize], new int[] { 7, 3 }, Digits.InputSize);
    /// Console.WriteLine($"{net.Accuracy(test):P1} of the rows are right");
    /// </code>
    /// </example>
    public static float Accuracy(this INetwork network, Dataset data, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        int right = 0;
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            DemandNumbers(block, network);
            for (int row = 0; row < block.Rows; row++)
                right += Classification.Of(block[row]) == ActualClass(data, block.First + row) ? 1 : 0;
        }

        return (float)right / data.Count;
    }

    /// <summary>Counts how often the network takes each class for each other.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row, with labels or targets.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">Dataset or transform do not fit the network, or an output is NaN.</exception>
    public static ConfusionMatrix ConfusionMatrix(this INetwork network, Dataset data, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        int classes = int.Max(2, network.OutputSize);
        if (data.ClassNames.Count > classes)
            throw new ArgumentException($"The dataset names {data.ClassNames.Count} classes; this network has {classes}.", nameof(data));
        int[,] counts = new int[classes, classes];
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            DemandNumbers(block, network);
            for (int row = 0; row < block.Rows; row++)
                counts[ActualClass(data, block.First + row), Classification.Of(block[row])]++;
        }

        return new ConfusionMatrix(counts, data.ClassNames);
    }

    /// <summary>Precision, recall and F1 of each class and their averages, as values and as a table.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row, with labels or targets. The table has the names of its classes.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">Dataset or transform do not fit the network, or an output is NaN.</exception>
    public static ClassificationReport ClassificationReport(this INetwork network, Dataset data, NetworkTransform? transform = null) =>
        new(network.ConfusionMatrix(data, transform));

    /// <summary>
    /// The part of the rows whose class is among the k largest outputs, 0 … 1; of outputs that are equal, the lower class counts as the
    /// larger, so that with k = 1 it is the accuracy. Allocates nothing after one call per thread.
    /// </summary>
    /// <param name="network">The network, with at least two outputs.</param>
    /// <param name="data">At least one row, with labels or targets.</param>
    /// <param name="k">1 … outputs.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">
    /// Dataset or transform do not fit the network, an output is NaN, or the network has one output.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many outputs.</exception>
    public static float TopKAccuracy(this INetwork network, Dataset data, int k, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        if (network.OutputSize < 2)
            throw new ArgumentException("One output has no order of classes. Accuracy fits.", nameof(network));
        if (k < 1 || k > network.OutputSize)
            throw new ArgumentOutOfRangeException(nameof(k), $"k is {k}; 1 to {network.OutputSize} fits.");
        int right = 0;
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            DemandNumbers(block, network);
            for (int row = 0; row < block.Rows; row++)
                right += Rank(block[row], ActualClass(data, block.First + row)) < k ? 1 : 0;
        }

        return (float)right / data.Count;
    }

    /// <summary>
    /// The area under the ROC curve: how likely it is that a row of the class gets a higher output than a row of another class, ½ … 1 for a
    /// network that learned something. With one output or two it is that of class 1, by the last output; with more, the mean over the
    /// classes, each against the rest, as scikit-learn's <c>roc_auc_score</c> with <c>multi_class="ovr"</c>. The outputs of as many classes
    /// as 16 MiB hold lie in memory together, and rows go through the network once for each such part of the classes.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows with labels or targets, in which each class occurs.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">
    /// Dataset or transform do not fit the network, a class does not occur, or an output is NaN.
    /// </exception>
    public static float RocAuc(this INetwork network, Dataset data, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));

        // Of two classes one tells all.
        int first = network.OutputSize <= 2 ? network.OutputSize - 1 : 0, count = network.OutputSize - first;
        int together = int.Clamp(MostScores / data.Count, 1, count);
        float[] scores = new float[together * data.Count];
        bool[] arePositive = new bool[data.Count];
        double sum = 0;
        for (int output = first; output < network.OutputSize; output++)
        {
            int place = (output - first) % together;
            if (place == 0)
                Collect(network, transform, data, output, scores);
            int positive = network.OutputSize == 1 ? 1 : output;
            for (int row = 0; row < data.Count; row++)
                arePositive[row] = ActualClass(data, row) == positive;
            sum += RocArea.Of(scores.AsSpan(place * data.Count, data.Count), arePositive, positive, nameof(data));
        }

        return (float)(sum / count);
    }

    /// <summary>The area under the ROC curve of scores from anywhere.</summary>
    /// <param name="scores">One a row, the higher the likelier class 1; equal ones count half.</param>
    /// <param name="labels">One a row, 0 or 1, both of which occur.</param>
    /// <exception cref="ArgumentException">The lengths differ, a label is neither 0 nor 1 or does not occur, or a score is NaN.</exception>
    public static float RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        if (scores.Length != labels.Length)
        {
            throw new ArgumentException(
                $"There are {scores.Length} scores and {labels.Length} labels. Pass one of each a row.", nameof(labels));
        }

        Guard.Labels(labels, 2, nameof(labels));
        bool[] arePositive = new bool[scores.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            if (float.IsNaN(scores[row]))
                throw new ArgumentException($"The score of row {row} is NaN, which has no place in an order. Numbers fit.", nameof(scores));
            arePositive[row] = labels[row] == 1;
        }

        return (float)RocArea.Of(scores.ToArray(), arePositive, 1, nameof(labels));
    }

    /// <summary>One pass over the rows: the outputs from one on, as many as there is room for, those of each side by side.</summary>
    private static void Collect(INetwork network, NetworkTransform? transform, Dataset data, int output, float[] scores)
    {
        int count = int.Min(scores.Length / data.Count, network.OutputSize - output);
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            DemandNumbers(block, network);
            for (int row = 0; row < block.Rows; row++)
            {
                for (int i = 0; i < count; i++)
                    scores[(i * data.Count) + block.First + row] = block[row][output + i];
            }
        }
    }

    /// <summary>How many classes come before one when the outputs are in order, the largest first.</summary>
    private static int Rank(ReadOnlySpan<float> outputs, int one)
    {
        int rank = 0;
        for (int other = 0; other < outputs.Length; other++)
            rank += outputs[other] > outputs[one] || (outputs[other] == outputs[one] && other < one) ? 1 : 0;
        return rank;
    }

    // NaN compares with nothing, and would count as right or as class 0.
    private static void DemandNumbers(OutputBlock block, INetwork network)
    {
        for (int i = 0; i < block.Outputs.Length; i++)
        {
            if (float.IsNaN(block.Outputs[i]))
            {
                throw new ArgumentException(
                    $"Output {i % network.OutputSize} of row {block.First + (i / network.OutputSize)} is NaN, which belongs to no class. " +
                    "A network whose parameters are finite " +
                    "fits, with inputs of the size that it learned from.",
                    nameof(network));
            }
        }
    }

    private static int ActualClass(Dataset data, int row) =>
        data.HasLabels ? data.Labels[row] : Classification.Of(data.TargetsOf(row));
}
