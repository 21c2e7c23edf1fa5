using System;

namespace MlpGen;

/// <summary>How well a network tells classes apart.</summary>
/// <remarks>
/// The class of a row with targets is what <see cref="INetwork.Classify(ReadOnlySpan{float})"/> would make of them: the index of the
/// largest, the lowest on a tie; with one target, 1 where it is at least ½, else 0.
/// </remarks>
public static class ClassificationMetrics
{
    private const int BlockRows = 256;

    /// <summary>The part of the rows that the network classifies as they are, 0 … 1. Allocates nothing after one call per thread.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row, with labels or targets.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static float Accuracy(this INetwork network, Dataset data)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        Span<int> predicted = stackalloc int[BlockRows];
        int right = 0;
        for (int first = 0; first < data.Count; first += BlockRows)
        {
            int rows = Classify(network, data, first, predicted);
            for (int i = 0; i < rows; i++)
                right += predicted[i] == ActualClass(data, first + i) ? 1 : 0;
        }

        return (float)right / data.Count;
    }

    /// <summary>Counts how often the network takes each class for each other.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row, with labels or targets.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static ConfusionMatrix ConfusionMatrix(this INetwork network, Dataset data)
    {
        DatasetGuard.FitsClasses(network, data, nameof(data));
        int classes = int.Max(2, network.OutputSize);
        int[,] counts = new int[classes, classes];
        Span<int> predicted = stackalloc int[BlockRows];
        for (int first = 0; first < data.Count; first += BlockRows)
        {
            int rows = Classify(network, data, first, predicted);
            for (int i = 0; i < rows; i++)
                counts[ActualClass(data, first + i), predicted[i]]++;
        }

        return new ConfusionMatrix(counts);
    }

    private static int Classify(INetwork network, Dataset data, int first, Span<int> predicted)
    {
        int rows = int.Min(BlockRows, data.Count - first);
        network.Classify(data.Inputs.Slice(first * data.InputSize, rows * data.InputSize), predicted[..rows]);
        return rows;
    }

    private static int ActualClass(Dataset data, int row) =>
        data.HasLabels ? data.Labels[row] : Classification.Of(data.TargetsOf(row));
}
