using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

public abstract partial class KernelParity
{
    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Forward_gives_the_expected_outputs_and_writes_nothing_else(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        int size = subject.Spec.OutputSize;
        foreach (int batch in subject.Spec.ForwardBatches)
        {
            Guarded outputs = new(batch * size);
            subject.Network.Forward(subject.Inputs(batch), outputs.Span);
            subject.True(outputs.IsIntact, batch, "the call wrote outside the outputs");
            for (int row = 0; row < batch; row++)
                subject.OutputsEqual(subject.Expected.Outputs[row], outputs.ToDouble((row * size)..((row + 1) * size)), batch, row);
        }
    });

    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Forward_in_place_gives_the_same_bits(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        if (subject.Spec.InputSize != subject.Spec.OutputSize)
            return;
        foreach (int batch in subject.Spec.GradientBatches)
        {
            float[] apart = new float[batch * subject.Spec.OutputSize];
            subject.Network.Forward(subject.Inputs(batch), apart);
            Guarded inPlace = new(subject.Inputs(batch));
            subject.Network.Forward(inPlace.Span, inPlace.Span);
            subject.True(inPlace.IsIntact, batch, "the call wrote outside the rows");
            subject.True(Bits.Equal(apart, inPlace.Span), batch, "the outputs computed in place differ");
        }
    });

    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Classify_gives_the_largest_output(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        foreach (int batch in subject.Spec.GradientBatches)
        {
            int[] classes = [.. Enumerable.Repeat(-7, batch + 2)];
            subject.Network.Classify(subject.Inputs(batch), classes.AsSpan(1, batch));
            subject.True(classes[0] == -7 && classes[^1] == -7, batch, "the call wrote outside the classes");
            for (int row = 0; row < batch; row++)
                subject.True(IsLargest(subject.Expected.Outputs[row], classes[row + 1]), batch, $"row {row} has the wrong class {classes[row + 1]}");
        }

        for (int row = 0; row < 3; row++)
        {
            int found = subject.Network.Classify(subject.Inputs(row + 1)[(row * subject.Spec.InputSize)..]);
            subject.True(IsLargest(subject.Expected.Outputs[row], found), 1, $"row {row} alone has the wrong class {found}");
        }
    });

    /// <summary>
    /// Returns true if an output is the largest. Two outputs that differ by less than rounding are both the largest. With one output, the
    /// classes are 0 and 1.
    /// </summary>
    private static bool IsLargest(double[] outputs, int index)
    {
        const double Margin = 1e-5;
        if (outputs.Length > 1)
            return outputs[index] >= outputs.Max() - (Margin * (1 + Math.Abs(outputs.Max())));
        return Math.Abs(outputs[0] - 0.5) <= Margin ? index is 0 or 1 : index == (outputs[0] >= 0.5 ? 1 : 0);
    }
}
