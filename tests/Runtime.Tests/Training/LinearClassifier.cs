using System;
using System.Threading;
using MlpGen.CompilerServices;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Logistic regression written by hand, with one layer, softmax, and cross-entropy.</summary>
internal sealed class LinearClassifier(int inputs, int outputs)
    : LinearNetwork(inputs, outputs, Loss.CrossEntropy, Activation.Softmax), ITrainableClassifier
{
    GradientPass<int, TSink> IGradientSource<int>.CreateGradientPass<TSink>()
    {
        ThreadLocal<AlignedBuffer> gradients = new(() => new AlignedBuffer(PackedParameters.Length));
        return (ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float scale, AlignedBuffer workspace, ref TSink sink) =>
        {
            AlignedBuffer gradient = gradients.Value!;
            gradient.Span.Clear();
            double loss = AddGradient(inputs, labels, scale, gradient, workspace);
            return Pour(gradient, loss, ref sink);
        };
    }

    public double AddGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float scale, AlignedBuffer gradient, AlignedBuffer workspace)
    {
        double loss = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * Inputs, Inputs);
            double logSum = LogSum(input);
            loss += logSum - Output(input, labels[row]);
            for (int j = 0; j < Outputs; j++)
                AddOuter(input, j, (Math.Exp(Output(input, j) - logSum) - (j == labels[row] ? 1 : 0)) * scale, gradient);
        }

        return loss;
    }

    public override double AddGradient(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, AlignedBuffer gradient, AlignedBuffer workspace)
    {
        double loss = 0;
        for (int row = 0; row < inputs.Length / Inputs; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * Inputs, Inputs);
            ReadOnlySpan<float> target = targets.Slice(row * Outputs, Outputs);
            double logSum = LogSum(input);
            double weight = 0;
            for (int j = 0; j < Outputs; j++)
                weight += target[j];
            for (int j = 0; j < Outputs; j++)
            {
                loss += target[j] * (logSum - Output(input, j));
                AddOuter(input, j, ((Math.Exp(Output(input, j) - logSum) * weight) - target[j]) * scale, gradient);
            }
        }

        return loss;
    }

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        double loss = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * Inputs, Inputs);
            loss += LogSum(input) - Output(input, labels[row]);
        }

        return (float)(loss / labels.Length);
    }

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradient) => throw new NotSupportedException();

    ClassifierTrainer IClassifierNetwork.CreateTrainer(Optimizer optimizer) => new(this, optimizer);

    ClassifierTrainer IClassifierNetwork.CreateTrainer(Optimizer optimizer, TrainerOptions options) => new(this, optimizer, options);

    private double LogSum(ReadOnlySpan<float> input)
    {
        double sum = 0;
        for (int j = 0; j < Outputs; j++)
            sum += Math.Exp(Output(input, j));
        return Math.Log(sum);
    }
}
