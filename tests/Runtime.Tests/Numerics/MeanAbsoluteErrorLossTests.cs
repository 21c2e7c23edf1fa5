using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class MeanAbsoluteErrorLossTests : LossTests
{
    /// <summary>PyTorch defines sign(0) = 0.</summary>
    [Fact]
    public void An_output_on_its_target_has_no_gradient()
    {
        float[] outputs = [0.5f, -2, 1, 0], gradients = new float[4], targets = [0.5f, -1, 0.25f, -0f];
        Assert.Equal(0.4375, MeanAbsoluteErrorLoss.Evaluate<MachineRounding>(ref outputs[0], ref gradients[0], 4, ref targets[0], 4, 1, 1));
        Assert.Equal([0, -0.25f, 0.25f, 0], gradients);
    }

    protected override double Exact(double[] a, double[] y) => a.Zip(y, (x, t) => Math.Abs(x - t)).Average();

    protected override double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        MeanAbsoluteErrorLoss.Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    protected override double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        MeanAbsoluteErrorLoss.Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
