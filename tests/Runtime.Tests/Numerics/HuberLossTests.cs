using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class HuberLossTests : LossTests
{
    /// <summary>Computed by hand: ½·¼ + (3 − ½) + ½ + (2 − ½), over 4.</summary>
    [Fact]
    public void Small_errors_count_by_their_square_and_large_ones_by_their_size()
    {
        float[] outputs = [0.5f, -2, 1, 2], gradients = new float[4], targets = [0, 1, 0, 0];
        Assert.Equal(4.625 / 4, HuberLoss.Evaluate<MachineRounding>(ref outputs[0], ref gradients[0], 4, ref targets[0], 4, 1, 1));
        Assert.Equal([0.125f, -0.25f, 0.25f, 0.25f], gradients);
    }

    protected override double Exact(double[] a, double[] y) => a.Zip(y, (x, t) => Math.Abs(x - t) <= 1 ? (x - t) * (x - t) / 2 : Math.Abs(x - t) - 0.5).Average();

    protected override double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        HuberLoss.Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    protected override double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        HuberLoss.Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
