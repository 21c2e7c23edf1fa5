using System;
using MlpGen.Data;
using MlpGen.Evaluation;
using MlpGen.Memory;

namespace MlpGen;

/// <summary>Computes the loss of a network over a dataset, with its own loss function or a user-defined one.</summary>
public static class LossMetrics
{
    [ThreadStatic]
    private static ThreadScratch? t_gradient;

    /// <summary>
    /// Computes the mean loss over the rows of a dataset. If the dataset has <see cref="Dataset.Weights"/>, the result is Σ wE / Σ w. Does
    /// not allocate memory after one call per thread.
    /// </summary>
    /// <remarks>Rows with weights are computed one at a time, which takes several times as long.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows. At least one. Labels are allowed only with <see cref="Loss.CrossEntropy"/>.</param>
    /// <exception cref="ArgumentException">The dataset does not match the network.</exception>
    public static float ComputeLoss(this IInferenceNetwork network, Dataset data)
    {
        DatasetGuard.FitsLoss(network, data, nameof(data));
        if (data.Weights.IsEmpty)
            return Loss(network, data.Inputs, data.Labels, data.Targets);
        double sum = 0, weights = 0;
        for (int row = 0; row < data.Count; row++)
        {
            float weight = data.Weights[row];
            sum += (double)weight * Loss(
                network, data.InputsOf(row), data.HasLabels ? data.Labels.Slice(row, 1) : default, data.TargetsOf(row));
            weights += weight;
        }

        return (float)(sum / weights);
    }

    /// <summary>
    /// Computes the mean of a user-defined loss over the rows of a dataset. If the dataset has <see cref="Dataset.Weights"/>, the result is
    /// Σ wE / Σ w. Does not allocate memory after one call per thread.
    /// </summary>
    /// <typeparam name="TLoss">The type of the loss.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with as many targets as the loss expects. At least one.</param>
    /// <param name="loss">The loss function, which computes the loss of one row. Its gradient is not used.</param>
    /// <exception cref="ArgumentException">The dataset does not match the network, or it has labels.</exception>
    public static float ComputeLoss<TLoss>(this IInferenceNetwork network, Dataset data, TLoss loss)
        where TLoss : struct, ILossFunction
    {
        DatasetGuard.FitsCustomLoss(network, data, nameof(data));
        ThreadScratch scratch = ThreadScratch.Rent(ref t_gradient, network.OutputSize);
        Span<float> gradient = scratch.Span(network.OutputSize);
        double sum = 0, weights = 0;
        foreach (OutputBlock block in new OutputBlocks(network, null, data))
        {
            for (int row = 0; row < block.Rows; row++)
            {
                float weight = data.Weights.IsEmpty ? 1 : data.Weights[block.First + row];
                weights += weight;
                gradient.Clear();
                sum += (double)weight * loss.Evaluate(block[row], data.TargetsOf(block.First + row), gradient);
            }
        }

        scratch.Return(ref t_gradient);
        return (float)(sum / weights);
    }

    private static float Loss(
        IInferenceNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets) =>
        labels.IsEmpty ? network.ComputeLoss(inputs, targets) : ((IInferenceClassifierNetwork)network).ComputeLoss(inputs, labels);
}
