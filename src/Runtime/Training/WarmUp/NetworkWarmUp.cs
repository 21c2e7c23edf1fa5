using System;
using MlpGen.Training;

namespace MlpGen;

/// <summary>Provides an extension method that compiles a network before its first use.</summary>
public static class NetworkWarmUp
{
    // A single row uses its own kernels. Two rows are handled as the remainder of a tile. Nine rows are a full tile and one remaining row.
    private static readonly int[] s_rows = [1, 2, 9];

    /// <summary>
    /// Calls the methods of a network once, so that no later call has to wait for the just-in-time compiler. This covers the forward pass,
    /// classification, losses, gradients and the backward pass, for one row and for many. Call it while a loading screen is shown. It takes
    /// a fraction of a second.
    /// </summary>
    /// <remarks>
    /// The network is not changed, and it may be used at the same time. Scratch memory that is kept per thread is allocated for the calling
    /// thread. Code that was compiled ahead of time does not need a warm-up, but the call does no harm. Populations, files and user-defined
    /// losses are not covered: they are compiled when they are first used. To warm up training, call <see cref="Trainer.WarmUp"/>.
    /// </remarks>
    /// <param name="network">The network.</param>
    public static void WarmUp(this IInferenceNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (int rows in s_rows)
            Call(network, rows);
    }

    private static void Call(IInferenceNetwork network, int rows)
    {
        SampleRows sample = new(network, rows);
        float[] outputs = new float[rows * network.OutputSize];
        network.Forward(sample.Inputs, outputs);
        if (rows == 1)
            network.Classify(sample.Inputs);
        network.Classify(sample.Inputs, new int[rows]);
        network.ComputeLoss(sample.Inputs, sample.Targets);
        if (network is IInferenceClassifierNetwork classifier)
            classifier.ComputeLoss(sample.Inputs, sample.Labels);
        if (network is INetwork trainable)
            CallBackward(trainable, sample, outputs);
    }

    private static void CallBackward(INetwork network, SampleRows sample, float[] outputGradients)
    {
        float[] gradient = new float[network.ParameterCount];
        network.ComputeGradient(sample.Inputs, sample.Targets, gradient);
        network.Backward(sample.Inputs, outputGradients, gradient, new float[sample.Inputs.Length]);
        if (network is IClassifierNetwork classifier)
            classifier.ComputeGradient(sample.Inputs, sample.Labels, gradient);
    }
}
