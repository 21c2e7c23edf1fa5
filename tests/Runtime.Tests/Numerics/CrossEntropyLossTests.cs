using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class CrossEntropyLossTests : LossTests
{
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Labels_give_the_bits_of_the_targets_they_stand_for(int size)
    {
        const int RowCount = 7;
        var random = new Pcg32(seed: 3);
        int stride = ((size + 3) & ~3) + 4;
        var outputs = new PaddedRows(size, RowCount, stride, () => (random.NextSingle() * 40) - 20);
        var targets = new PaddedRows(size, RowCount, size, () => 0);
        var labels = new int[RowCount];
        for (int row = 0; row < RowCount; row++)
            targets[row, labels[row] = random.NextInt32(size)] = 1;
        var expected = new PaddedRows(size, RowCount, stride);
        var actual = new PaddedRows(size, RowCount, stride);

        double loss = CrossEntropyLoss.Evaluate<MachineRounding, float>(ref outputs.First, ref expected.First, stride, ref targets.First, size, RowCount, 0.1f);

        Assert.Equal(loss, CrossEntropyLoss.Evaluate<MachineRounding, int>(ref outputs.First, stride, ref labels[0], size, RowCount));
        Assert.Equal(loss, CrossEntropyLoss.Evaluate<MachineRounding, int>(ref outputs.First, ref actual.First, stride, ref labels[0], size, RowCount, 0.1f));
        Assert.Equal(expected.Bits(), actual.Bits());
        CrossEntropyLoss.Evaluate<MachineRounding, int>(ref outputs.First, ref outputs.First, stride, ref labels[0], size, RowCount, 0.1f);
        Assert.Equal(expected.Bits(), outputs.Bits());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2000)]
    public void Logits_of_1000_are_finite(int label, double loss)
    {
        for (int size = 2; size <= 19; size++)
        {
            float[] outputs = new float[20];
            Array.Fill(outputs, -1000);
            outputs[0] = 1000;
            Assert.Equal(loss, CrossEntropyLoss.Evaluate<MachineRounding, int>(ref outputs[0], ref outputs[0], 20, ref label, size, rows: 1, scale: 1));
            for (int j = 0; j < 20; j++)
                Assert.Equal((j == 0 ? 1 : 0) - (j == label ? 1 : 0), outputs[j]);
        }
    }

    [Fact]
    public void A_target_of_0_contributes_nothing_even_for_a_class_ruled_out()
    {
        float[] outputs = [2, float.NegativeInfinity, 2, 2], targets = [1, 0, 0, 0];
        Assert.Equal(Math.Log(3), CrossEntropyLoss.Evaluate<MachineRounding, float>(ref outputs[0], ref outputs[0], 4, ref targets[0], 4, rows: 1, scale: 1), 1e-7);
        Assert.Equal(0f, outputs[1]);
    }

    [Fact]
    public void The_logarithm_is_right_for_any_number_of_classes()
    {
        float[] outputs = new float[5000];
        int label = 0;
        for (int size = 1; size <= 5000; size++)
            Assert.Equal(Math.Log(size), CrossEntropyLoss.Evaluate<MachineRounding, int>(ref outputs[0], 5000, ref label, size, rows: 1), 2e-7);
    }

    protected override double Exact(double[] a, double[] y)
    {
        double sum = a.Sum(Math.Exp);
        return -a.Zip(y, (z, t) => t * Math.Log(Math.Exp(z) / sum)).Sum();
    }

    protected override double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        CrossEntropyLoss.Evaluate<MachineRounding, float>(ref outputs, stride, ref targets, size, rows);

    protected override double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        CrossEntropyLoss.Evaluate<MachineRounding, float>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
