using System;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;

namespace MlpGen.Networks.Tests.Parity;

/// <summary>
/// Compares outputs, losses, gradients and products of one batch with the expected ones, where dropout or special parameters might break
/// any of them.
/// </summary>
internal static class WholeContract
{
    public static void Check(Subject subject, int batch)
    {
        Expectation expected = subject.Expected;
        Guarded outputs = new(batch * subject.Spec.OutputSize);
        subject.Network.Forward(subject.Inputs(batch), outputs.Span);
        for (int row = 0; row < batch; row++)
        {
            int first = row * subject.Spec.OutputSize;
            subject.OutputsEqual(expected.Outputs[row], outputs.ToDouble(first..(first + subject.Spec.OutputSize)), batch, row);
        }

        Guarded gradient = new(subject.Spec.ParameterCount);
        float loss = subject.Network.ComputeGradient(subject.Inputs(batch), subject.Targets(batch), gradient.Span);
        subject.LossEquals(expected.Loss(batch), loss, batch);
        subject.LossEquals(expected.Loss(batch), subject.Network.ComputeLoss(subject.Inputs(batch), subject.Targets(batch)), batch);
        subject.GradientEquals(expected.Gradients[batch], gradient, batch);

        if (subject.Network is IClassifierNetwork classifier)
        {
            loss = classifier.ComputeGradient(subject.Inputs(batch), subject.Labels(batch), gradient.Span);
            subject.LossEquals(expected.LabelLoss(batch), loss, batch);
            subject.LossEquals(expected.LabelLoss(batch), classifier.ComputeLoss(subject.Inputs(batch), subject.Labels(batch)), batch);
            subject.GradientEquals(expected.LabelGradients[batch], gradient, batch);
        }

        Guarded inputGradients = new(batch * subject.Spec.InputSize);
        subject.Network.Backward(subject.Inputs(batch), subject.OutputGradients(batch), gradient.Span, inputGradients.Span);
        subject.GradientEquals(expected.Products[batch], gradient, batch);
        subject.TensorEquals(expected.InputGradients.AsSpan(0, inputGradients.Length), inputGradients.ToDouble(..), batch, "the gradient of the inputs");
    }
}
