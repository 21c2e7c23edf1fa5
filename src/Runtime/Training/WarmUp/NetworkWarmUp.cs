using System;
using MlpGen.Training;

namespace MlpGen;

/// <summary>Has a network compiled before somebody waits for it.</summary>
public static class NetworkWarmUp
{
    // One row has kernels of its own. Of two rows each is what others leave of a tile, and nine are a tile and one that is left.
    private static readonly int[] s_rows = [1, 2, 9];

    /// <summary>
    /// Calls once what is asked of a network while a program runs, so that no later call waits for the compiler: forward pass, classes,
    /// losses, gradients and the backward pass, of one row and of many. For a loading screen; it takes a fraction of a second.
    /// </summary>
    /// <remarks>
    /// Nothing of the network changes, and it may be used meanwhile. The scratch that a thread keeps is made for the thread that calls.
    /// What is compiled ahead of time needs no warming up and comes to no harm. Not included are populations, files and losses of your own,
    /// which their first use compiles. What steps need is for <see cref="Trainer.WarmUp"/>.
    /// </remarks>
    /// <param name="network">The network.</param>
    public static void WarmUp(this INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (int rows in s_rows)
            Call(network, rows);
    }

    private static void Call(INetwork network, int rows)
    {
        SampleRows sample = new(network, rows);
        float[] outputs = new float[rows * network.OutputSize], inputGradients = new float[rows * network.InputSize];
        float[] gradient = new float[network.ParameterCount];
        network.Forward(sample.Inputs, outputs);
        if (rows == 1)
            network.Classify(sample.Inputs);
        network.Classify(sample.Inputs, new int[rows]);
        network.ComputeLoss(sample.Inputs, sample.Targets);
        network.ComputeGradient(sample.Inputs, sample.Targets, gradient);
        network.Backward(sample.Inputs, outputs, gradient, inputGradients);
        if (network is not IClassifierNetwork classifier)
            return;
        classifier.ComputeLoss(sample.Inputs, sample.Labels);
        classifier.ComputeGradient(sample.Inputs, sample.Labels, gradient);
    }
}
