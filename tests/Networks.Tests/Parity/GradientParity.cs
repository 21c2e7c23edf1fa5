using System;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

public abstract partial class KernelParity
{
    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Loss_is_the_expected_mean(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        foreach (int batch in subject.Spec.GradientBatches)
        {
            subject.LossEquals(subject.Expected.Loss(batch), subject.Network.ComputeLoss(subject.Inputs(batch), subject.Targets(batch)), batch);
            if (subject.Network is IClassifierNetwork classifier)
                subject.LossEquals(subject.Expected.LabelLoss(batch), classifier.ComputeLoss(subject.Inputs(batch), subject.Labels(batch)), batch);
        }
    });

    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Gradient_of_every_tensor_is_within_1e_5_of_the_tape(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        subject.True(subject.Network is IClassifierNetwork == subject.Spec.IsClassifier, 0, "the network must accept labels if and only if it is a classifier");
        foreach (int batch in subject.Spec.GradientBatches)
        {
            Guarded gradient = new(subject.Spec.ParameterCount);
            float loss = subject.Network.ComputeGradient(subject.Inputs(batch), subject.Targets(batch), gradient.Span);
            subject.LossEquals(subject.Expected.Loss(batch), loss, batch);
            subject.GradientEquals(subject.Expected.Gradients[batch], gradient, batch);
        }
    });

    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Gradient_by_labels_is_within_1e_5_of_the_tape(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        foreach (int batch in subject.Spec.GradientBatches)
        {
            if (subject.Network is not IClassifierNetwork classifier)
                return;
            Guarded gradient = new(subject.Spec.ParameterCount);
            float loss = classifier.ComputeGradient(subject.Inputs(batch), subject.Labels(batch), gradient.Span);
            subject.LossEquals(subject.Expected.LabelLoss(batch), loss, batch);
            subject.GradientEquals(subject.Expected.LabelGradients[batch], gradient, batch);
        }
    });

    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Backward_carries_gradients_to_parameters_and_inputs(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        foreach (int batch in subject.Spec.GradientBatches)
        {
            Guarded gradient = new(subject.Spec.ParameterCount);
            Guarded inputGradients = new(batch * subject.Spec.InputSize);
            subject.Network.Backward(subject.Inputs(batch), subject.OutputGradients(batch), gradient.Span, inputGradients.Span);
            subject.GradientEquals(subject.Expected.Products[batch], gradient, batch);
            subject.True(inputGradients.IsIntact, batch, "the call wrote outside the input gradients");
            subject.TensorEquals(
                subject.Expected.InputGradients.AsSpan(0, inputGradients.Length), inputGradients.ToDouble(..), batch, "the gradient of the inputs");
            EitherAloneGivesTheSame(subject, batch, gradient, inputGradients);
        }
    });

    private static void EitherAloneGivesTheSame(Subject subject, int batch, Guarded gradient, Guarded inputGradients)
    {
        Guarded alone = new(gradient.Length);
        subject.Network.Backward(subject.Inputs(batch), subject.OutputGradients(batch), alone.Span, []);
        subject.True(alone.IsIntact && Bits.Equal(gradient.Span, alone.Span), batch, "the gradient differs if no input gradients are requested");
        Guarded inputsAlone = new(inputGradients.Length);
        subject.Network.Backward(subject.Inputs(batch), subject.OutputGradients(batch), [], inputsAlone.Span);
        subject.True(inputsAlone.IsIntact && Bits.Equal(inputGradients.Span, inputsAlone.Span), batch, "the input gradients differ if no gradient is requested");
    }
}
