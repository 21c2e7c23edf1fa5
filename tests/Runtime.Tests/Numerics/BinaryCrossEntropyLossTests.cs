using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class BinaryCrossEntropyLossTests : LossTests
{
    [Theory]
    [InlineData(1000f, 1f, 0, 0)]
    [InlineData(1000f, 0f, 1000, 1)]
    [InlineData(-1000f, 1f, 1000, -1)]
    [InlineData(-1000f, 0f, 0, 0)]
    public void Logits_of_1000_are_finite(float z, float y, double loss, float gradient)
    {
        float[] outputs = [z, 0, 0, 0];
        Assert.Equal(loss, BinaryCrossEntropyLoss.Evaluate<MachineRounding>(ref outputs[0], ref outputs[0], 4, ref y, size: 1, rows: 1, scale: 1));
        Assert.Equal([gradient, 0, 0, 0], outputs);
    }

    [Fact]
    public void A_small_loss_keeps_its_digits()
    {
        float z = 30, y = 1;
        double exact = Math.Exp(-30.0) - (Math.Exp(-60.0) / 2);
        Assert.Equal(exact, BinaryCrossEntropyLoss.Evaluate<MachineRounding>(ref z, 4, ref y, size: 1, rows: 1), 3e-7 * exact);
    }

    protected override double Exact(double[] a, double[] y) =>
        -a.Zip(y, (z, t) => (t * Math.Log(1 / (1 + Math.Exp(-z)))) + ((1 - t) * Math.Log(1 - (1 / (1 + Math.Exp(-z)))))).Average();

    protected override double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        BinaryCrossEntropyLoss.Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    protected override double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        BinaryCrossEntropyLoss.Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
