// One row, many rows, no rows.
using System;
using MlpGen;

public static class Program
{
    public static void Main()
    {
        Net net = new(seed: 1);
        const int Rows = 4;
        float[] inputs = new float[Rows * Net.InputSize];
        float[] outputs = new float[Rows * Net.OutputSize];
        net.Forward(inputs, outputs);
        net.Forward(outputs: outputs, inputs: inputs);
        net.Forward([1, 2], stackalloc float[3]);
        net.Forward(default, default);
        net.Forward([], Span<float>.Empty);
        net.Forward(Array.Empty<float>(), null);
        net.Forward(inputs.AsSpan(0, 2 * Net.InputSize), outputs.AsSpan(..6));
        net.Forward(inputs[^2..], outputs.AsSpan()[3..6]);

        net.Classify(inputs, stackalloc int[Rows]);
        net.Classify([], []);
        int found = net.Classify(inputs[2..4]);
        Span<int> classes = new int[found + Rows];
        net.Classify(inputs, classes[found..]);

        Span<float> gradient = stackalloc float[Net.ParameterCount];
        net.ComputeGradient(inputs, new float[12], gradient);
        net.ComputeGradient(inputs, [0, 1, 2, 0], gradient);
        net.ComputeLoss([1, 2], [0]);
        net.Backward(inputs, outputs, gradient, default);
        net.Backward(inputs, outputs, default, new float[8]);
        net.Backward(inputGradients: new float[8], gradient: Span<float>.Empty, outputGradients: outputs, inputs: inputs);
        net.Backward([], [], new float[9], []);
        net.GetParameters(gradient);
        net.SetParameters(gradient);

        using ClassifierTrainer trainer = net.CreateTrainer(new Adam());
        trainer.Step(inputs, outputs);
        trainer.Step(inputs, [2, 1, 0, 0]);
        trainer.Step([1, 2], [1f, 0, 0]);
    }
}
