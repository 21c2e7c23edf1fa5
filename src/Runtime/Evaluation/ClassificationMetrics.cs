using System;
using MlpGen.CompilerServices;
using MlpGen.Data;
using MlpGen.Evaluation;

namespace MlpGen;

/// <summary>Metrics for networks that classify.</summary>
/// <remarks>
/// The class of a row with targets is determined as in <see cref="IInferenceNetwork.Classify(ReadOnlySpan{float})"/>: the index of the
/// largest target, the lowest on a tie. With one target, it is 1 if the target is at least ½, otherwise 0. If you pass a transform, the
/// rows are untransformed: the transform is applied to the inputs and inverted in the outputs. NaN as an output does not indicate a class,
/// so the metrics throw an exception.
/// </remarks>
public static class ClassificationMetrics
{
    // 16 MiB: ten classes of 400,000 rows need only one pass.
    private const int MostScores = 4 << 20;

    /// <summary>
    /// Computes the fraction of the rows that the network classifies correctly, from 0 to 1. Does not allocate memory after one call per
    /// thread.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with labels or targets. At least one.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">The dataset or the transform does not match the network, or an output is NaN.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// Dataset test = Dataset.FromArrays(new float[2 * Digits.InputSize], new int[] { 7, 3 }, Digits.InputSize);
    /// Console.WriteLine($"{net.Accuracy(test):P1} of the rows are right");
    /// </code>
    /// </example>
    public static float Accuracy(this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        int right = 0;
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            ThrowIfNaN(block, network);
            for (int row = 0; row < block.Rows; row++)
                right += Classification.ClassOf(block[row]) == ActualClass(data, block.First + row) ? 1 : 0;
        }

        return (float)((float)right / data.Count);
    }

    /// <summary>Counts how often the network predicts each class for the rows of each class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with labels or targets. At least one.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">The dataset or the transform does not match the network, or an output is NaN.</exception>
    public static ConfusionMatrix ConfusionMatrix(this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        int classes = int.Max(2, network.OutputSize);
        if (data.ClassNames.Count > classes)
        {
            throw new ArgumentException(
                $"The dataset has {data.ClassNames.Count} class names, but the network has {classes} classes.", nameof(data));
        }

        int[,] counts = new int[classes, classes];
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            ThrowIfNaN(block, network);
            for (int row = 0; row < block.Rows; row++)
                counts[ActualClass(data, block.First + row), Classification.ClassOf(block[row])]++;
        }

        return new ConfusionMatrix(counts, data.ClassNames);
    }

    /// <summary>Computes precision, recall and F1 of each class, and their averages.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with labels or targets. At least one. The table uses its class names.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">The dataset or the transform does not match the network, or an output is NaN.</exception>
    public static ClassificationReport ClassificationReport(
        this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null) =>
        new(network.ConfusionMatrix(data, transform));

    /// <summary>
    /// Computes the fraction of the rows whose class is among the k largest outputs, from 0 to 1. On a tie, the lower class ranks higher,
    /// so that k = 1 gives the accuracy. Does not allocate memory after one call per thread.
    /// </summary>
    /// <param name="network">The network. At least two outputs.</param>
    /// <param name="data">The rows, with labels or targets. At least one.</param>
    /// <param name="k">The number of outputs that count, from 1 to the number of outputs.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The dataset or the transform does not match the network, an output is NaN, or the network has only one output.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1 or greater than the number of outputs.</exception>
    public static float TopKAccuracy(this IInferenceNetwork network, Dataset data, int k, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        if (network.OutputSize < 2)
            throw new ArgumentException("A network with one output does not rank classes. Use Accuracy.", nameof(network));
        if (k < 1 || k > network.OutputSize)
            throw new ArgumentOutOfRangeException(nameof(k), $"{nameof(k)} must be between 1 and {network.OutputSize} (was {k}).");
        int right = 0;
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            ThrowIfNaN(block, network);
            for (int row = 0; row < block.Rows; row++)
                right += Rank(block[row], ActualClass(data, block.First + row)) < k ? 1 : 0;
        }

        return (float)((float)right / data.Count);
    }

    /// <summary>
    /// Computes the area under the ROC curve: the probability that a row of the class gets a higher output than a row of another class.
    /// Random outputs give about ½, and a perfect ranking gives 1. With one or two outputs, the result is the area of class 1, computed
    /// from the last output. With more outputs, it is the mean over the classes, each against the rest, like scikit-learn's
    /// <c>roc_auc_score</c> with <c>multi_class="ovr"</c>. The classes are processed in groups whose outputs fit into 16 MiB of memory.
    /// Each group takes one pass over the rows.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with labels or targets. Each class must occur.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The dataset or the transform does not match the network, a class does not occur, or an output is NaN.
    /// </exception>
    public static float RocAuc(this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));

        // With two classes, both areas are equal.
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
            sum += RocArea.Compute(scores.AsSpan(place * data.Count, data.Count), arePositive, positive, nameof(data));
        }

        return (float)(sum / count);
    }

    /// <summary>Computes the area under the ROC curve of scores from any source.</summary>
    /// <param name="scores">The score of each row. A higher score means that class 1 is more likely. A tie counts as ½.</param>
    /// <param name="labels">The label of each row, 0 or 1. Both must occur.</param>
    /// <exception cref="ArgumentException">The lengths differ, a score is NaN, or one of the two labels does not occur.</exception>
    public static float RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        if (scores.Length != labels.Length)
        {
            throw new ArgumentException(
                $"Expected one score and one label for each row, but got {scores.Length} scores and {labels.Length} labels.",
                nameof(labels));
        }

        Guard.Labels(labels, 2, nameof(labels));
        bool[] arePositive = new bool[scores.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            if (float.IsNaN(scores[row]))
                throw new ArgumentException($"Scores must not be NaN (the score of row {row} is NaN).", nameof(scores));
            arePositive[row] = labels[row] == 1;
        }

        return (float)RocArea.Compute(scores.ToArray(), arePositive, 1, nameof(labels));
    }

    /// <summary>
    /// Makes one pass over the rows. Collects as many outputs as fit, starting with the given one, with the scores of each output
    /// contiguous.
    /// </summary>
    private static void Collect(IInferenceNetwork network, NetworkTransform? transform, Dataset data, int output, float[] scores)
    {
        int count = int.Min(scores.Length / data.Count, network.OutputSize - output);
        foreach (OutputBlock block in new OutputBlocks(network, transform, data))
        {
            ThrowIfNaN(block, network);
            for (int row = 0; row < block.Rows; row++)
            {
                for (int i = 0; i < count; i++)
                    scores[(i * data.Count) + block.First + row] = block[row][output + i];
            }
        }
    }

    /// <summary>Returns the number of classes that rank before the given one when the outputs are sorted in descending order.</summary>
    private static int Rank(ReadOnlySpan<float> outputs, int one)
    {
        int rank = 0;
        for (int other = 0; other < outputs.Length; other++)
            rank += outputs[other] > outputs[one] || (outputs[other] == outputs[one] && other < one) ? 1 : 0;
        return rank;
    }

    // Every comparison with NaN is false, so NaN would count as correct or as class 0.
    private static void ThrowIfNaN(OutputBlock block, IInferenceNetwork network)
    {
        for (int i = 0; i < block.Outputs.Length; i++)
        {
            if (float.IsNaN(block.Outputs[i]))
            {
                throw new ArgumentException(
                    $"Output {i % network.OutputSize} of row {block.First + (i / network.OutputSize)} is NaN, which is not a class. " +
                    "Check that the parameters are finite " +
                    "and that the inputs are scaled like the training rows.",
                    nameof(network));
            }
        }
    }

    private static int ActualClass(Dataset data, int row) =>
        data.HasLabels ? data.Labels[row] : Classification.ClassOf(data.TargetsOf(row));
}
