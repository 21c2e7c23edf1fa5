using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

public abstract partial class KernelParity
{
    // More rows than two blocks of any network.
    private const int SeveralBlocks = 261;

    [Theory]
    [MemberData(nameof(Chunks))]
    public void A_step_takes_the_gradient_from_the_parameters_to_the_last_bit(int chunk) => ForEachInTurn(chunk, subject =>
    {
        Trainer trainer = subject.Network.CreateTrainer(new Sgd { LearningRate = 1 });
        float[] gradient = new float[subject.Spec.ParameterCount], after = new float[subject.Spec.ParameterCount];
        foreach (int batch in StepBatches(subject.Spec))
        {
            float[] inputs = Cycle(subject.Sample.Inputs, batch * subject.Spec.InputSize), targets = Cycle(subject.Sample.Targets, batch * subject.Spec.OutputSize);
            Check("by targets", subject.Network.ComputeGradient(inputs, targets, gradient), trainer.Step(inputs, targets));
            int[] labels = Cycle(subject.Sample.Labels, batch);
            if (trainer is ClassifierTrainer byLabels)
                Check("by labels", ((IClassifierNetwork)subject.Network).ComputeGradient(inputs, labels, gradient), byLabels.Step(inputs, labels));

            void Check(string what, float expectedLoss, float loss)
            {
                subject.Network.GetParameters(after);
                float[] expected = [.. subject.Sample.Parameters.Zip(gradient, (w, g) => w - g), expectedLoss];
                subject.True(Bits.Equal(expected, (float[])[.. after, loss]), batch, $"a step {what} does not subtract its gradient");
                subject.Network.SetParameters(subject.Sample.Parameters);
            }
        }
    });

    [Theory]
    [MemberData(nameof(Chunks))]
    public void A_loss_that_is_not_finite_changes_nothing(int chunk) => ForEachInTurn(chunk, subject =>
    {
        Trainer trainer = subject.Network.CreateTrainer(new Sgd { LearningRate = 1 });
        float[] after = new float[subject.Spec.ParameterCount];
        int batch = StepBatches(subject.Spec)[^1];
        foreach (int row in new[] { 0, batch - 1 })
        {
            float[] inputs = Cycle(subject.Sample.Inputs, batch * subject.Spec.InputSize), targets = Cycle(subject.Sample.Targets, batch * subject.Spec.OutputSize);
            targets[row * subject.Spec.OutputSize] = float.NaN;
            subject.True(float.IsNaN(trainer.Step(inputs, targets)), batch, $"the loss must be NaN, because a target of row {row} is NaN");
            if (trainer is ClassifierTrainer byLabels)
            {
                inputs[row * subject.Spec.InputSize] = float.NaN;
                subject.True(float.IsNaN(byLabels.Step(inputs, Cycle(subject.Sample.Labels, batch))), batch, $"the loss must be NaN, because an input of row {row} is NaN");
            }

            subject.Network.GetParameters(after);
            subject.True(Bits.Equal(subject.Sample.Parameters, after), batch, $"row {row} has changed the parameters");
        }
    });

    /// <summary>
    /// Runs a check on every network of a chunk at one width, because the code of a step takes long to compile. Over all sizes, each
    /// remainder occurs at each width.
    /// </summary>
    private void ForEachInTurn(int chunk, Action<Subject> check)
    {
        foreach (NetworkSpec spec in Specs(chunk))
            check(Create(spec, InTurn(spec, chunk)));
    }

    private static int[] StepBatches(NetworkSpec spec) => spec.MultiplyAdds <= 20_000 ? [1, 4, 67, SeveralBlocks] : spec.GradientBatches;

    /// <summary>Returns a number of values, repeating the given ones as often as necessary.</summary>
    private static T[] Cycle<T>(T[] values, int length) => [.. Enumerable.Range(0, length).Select(i => values[i % values.Length])];
}
