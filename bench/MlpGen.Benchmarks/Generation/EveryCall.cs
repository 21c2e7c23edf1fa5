using System;

namespace MlpGen.Benchmarks.Generation;

/// <summary>Calls every method of a network, so that all of its code for this machine is compiled.</summary>
internal static class EveryCall
{
    // A whole tile and a remainder.
    private const int Rows = 15;

    public static void Make(INetwork network)
    {
        float[] inputs = new float[Rows * network.InputSize];
        float[] targets = new float[Rows * network.OutputSize];
        float[] outputs = new float[Rows * network.OutputSize];
        float[] gradient = new float[network.ParameterCount];
        int[] classes = new int[Rows];

        network.Forward(inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, network.OutputSize));
        network.Forward(inputs, outputs);
        network.Classify(inputs.AsSpan(0, network.InputSize));
        network.Classify(inputs, classes);
        network.ComputeLoss(inputs, targets);
        network.ComputeGradient(inputs, targets, gradient);
        network.Backward(inputs, targets, gradient, inputs.AsSpan());
        network.GetParameters(gradient);
        network.SetParameters(gradient);
        network.CreateTrainer(new Sgd()).Step(inputs, targets);
        network.CreateTrainer(new Adam()).Step(inputs, targets);
        if (network is IClassifierNetwork classifier)
        {
            classifier.ComputeLoss(inputs, classes);
            classifier.ComputeGradient(inputs, classes, gradient);
            classifier.CreateTrainer(new Sgd()).Step(inputs, classes);
        }
    }
}
