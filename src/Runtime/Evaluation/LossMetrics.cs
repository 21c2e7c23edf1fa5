using System;

namespace MlpGen;

/// <summary>A network's own loss over a dataset.</summary>
public static class LossMetrics
{
    /// <summary>The mean loss over the rows of a dataset. Allocates nothing after one call per thread.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static float ComputeLoss(this INetwork network, Dataset data)
    {
        DatasetGuard.FitsLoss(network, data, nameof(data));
        return data.HasLabels
            ? ((IClassifierNetwork)network).ComputeLoss(data.Inputs, data.Labels)
            : network.ComputeLoss(data.Inputs, data.Targets);
    }
}
