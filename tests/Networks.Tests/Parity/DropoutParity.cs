using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Losses;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

public abstract partial class KernelParity
{
    // One width is enough here. Another test checks that the others give the same bits.
    [Fact]
    public void With_units_dropped_every_gradient_is_within_1e_5_of_the_tape() => ForEachDropping(subject =>
    {
        foreach (int batch in subject.Spec.GradientBatches)
        {
            (double loss, Guarded gradient) = WithUnitsDropped(subject, batch);
            subject.LossEquals(subject.Expected.Loss(batch), (float)(loss / batch), batch);
            subject.GradientEquals(subject.Expected.Gradients[batch], gradient, batch);
        }
    });

    [Fact]
    public void With_units_dropped_the_gradient_of_a_user_defined_loss_is_within_1e_5_of_the_tape() => ForEachDropping(subject =>
    {
        foreach (int batch in subject.Spec.GradientBatches)
        {
            (double loss, Guarded gradient) = OfTheUsers(subject, batch);
            double expected = Enumerable.Range(0, batch).Sum(row => subject.Sample.OutputGradient(row).Zip(subject.Expected.Outputs[row], (g, a) => g * a).Sum());
            subject.True(Math.Abs(loss - expected) <= 1e-5 * (batch + Math.Abs(expected)), batch, $"the loss is {loss:r}, but {expected:r} was expected");
            subject.GradientEquals(subject.Expected.Products[batch], gradient, batch);
        }
    });

    [Fact]
    public void With_units_dropped_every_vector_width_gives_the_same_bits() => ForEachDropping(subject =>
    {
        foreach (int width in Turns.ComparedWidths(subject.Spec, _kernel).Skip(1))
        {
            Subject other = new(subject.Spec, _kernel, width, subject.Sample, subject.Expected);
            foreach (int batch in subject.Spec.GradientBatches)
            {
                AssertSame(WithUnitsDropped(subject, batch), WithUnitsDropped(other, batch));
                AssertSame(OfTheUsers(subject, batch), OfTheUsers(other, batch));

                void AssertSame((double Loss, Guarded Gradient) expected, (double Loss, Guarded Gradient) actual) => other.True(
                    expected.Loss.Equals(actual.Loss) && Bits.Equal(expected.Gradient.Span, actual.Gradient.Span), batch, $"the loss or gradient differs from that at {subject.Width} bits");
            }
        }
    });

    [Fact]
    public void Without_a_draw_nothing_is_dropped()
    {
        // Each network is computed at one width, in turns.
        foreach ((NetworkSpec spec, int index) in DroppingCorpus.All.Select((spec, index) => (spec, index)).Where(each => Turns.Includes(each.spec, _kernel)))
        {
            Reference kept = Reference.For(spec.Kept);
            Subject subject = new(spec, _kernel, InTurn(spec, index), kept.Sample, kept.Expected);
            foreach (int batch in new[] { 1, kept.Sample.Rows })
                WholeContract.Check(subject, batch);
        }
    }

    private static (double Loss, Guarded Gradient) WithUnitsDropped(Subject subject, int batch)
    {
        NetworkLoss loss = new(subject.Spec.Loss, Rounding.Machine, weights: null);
        return Gradient(subject, batch, subject.Targets(batch), 1f / batch, loss);
    }

    private static (double Loss, Guarded Gradient) OfTheUsers(Subject subject, int batch) =>
        Gradient(subject, batch, subject.OutputGradients(batch), 1, new RowLoss<WeightedOutputs>(default, weights: null));

    private static (double Loss, Guarded Gradient) Gradient<TLoss>(Subject subject, int batch, ReadOnlySpan<float> targets, float scale, TLoss loss)
        where TLoss : struct, IOutputLoss
    {
        ITrainable network = (ITrainable)subject.Network;
        AlignedBuffer packed = new(network.PackedParameters.Length), workspace = new(network.WorkspaceLength);

        // Scratch memory may contain anything.
        workspace.Span.Fill(float.NaN);
        double sum = network.AddGradient(subject.Inputs(batch), targets, scale, ref loss, DropoutDraw.Create(DroppedUnits.Seed, DroppedUnits.Step), packed, workspace);
        Guarded gradient = new(subject.Spec.ParameterCount);
        network.Description.Unpack(packed.Span, gradient.Span);
        return (sum, gradient);
    }

    private void ForEachDropping(Action<Subject> check)
    {
        foreach (NetworkSpec spec in DroppingCorpus.All.Where(spec => Turns.Includes(spec, _kernel)))
        {
            Reference reference = Reference.For(spec);
            check(new Subject(spec, _kernel, Turns.ComparedWidths(spec, _kernel)[0], reference.Sample, reference.Expected));
        }
    }

    /// <summary>The loss E = Σ yⱼ aⱼ, whose gradient is the vector–Jacobian product with y.</summary>
    private readonly struct WeightedOutputs : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            float sum = 0;
            for (int j = 0; j < outputs.Length; j++)
                sum += targets[j] * outputs[j];
            targets.CopyTo(gradient);
            return sum;
        }
    }
}
