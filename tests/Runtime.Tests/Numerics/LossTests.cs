using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Properties of every loss, at all sizes up to 67.</summary>
public abstract class LossTests
{
    private const int RowCount = 5;
    private const float Scale = 0.2f;
    private readonly Pcg32 _random = new(seed: 7);

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 67)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Loss_and_gradients_agree_with_double(int size)
    {
        foreach (int stride in (int[])[(size + 3) & ~3, ((size + 3) & ~3) + 12])
        {
            var outputs = new PaddedRows(size, RowCount, stride, Output);
            var targets = new PaddedRows(size, RowCount, size, Target);
            var gradients = new PaddedRows(size, RowCount, stride);
            int[] outputsBefore = outputs.Bits(), targetsBefore = targets.Bits();

            double loss = Evaluate(ref outputs.First, stride, ref targets.First, size, RowCount);
            double lossWithGradients = Evaluate(ref outputs.First, ref gradients.First, stride, ref targets.First, size, RowCount, Scale);

            double expected = Enumerable.Range(0, RowCount).Sum(row => Exact(outputs.Row(row), targets.Row(row)));
            Assert.Equal(expected, loss, 1e-6 * expected);
            Assert.Equal(loss, lossWithGradients);
            for (int row = 0; row < RowCount; row++)
            {
                double[] y = targets.Row(row);
                double[] slopes = Differences.Central(outputs.Row(row), a => Exact(a, y));
                for (int j = 0; j < size; j++)
                    Assert.Equal(Scale * slopes[j], gradients[row, j], 1e-6 * Scale * Math.Max(1, y.Sum()));
            }

            gradients.AssertPadding(0);
            gradients.AssertGuardIntact();
            Assert.Equal(outputsBefore, outputs.Bits());
            Assert.Equal(targetsBefore, targets.Bits());
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradients_may_replace_the_outputs_and_do_not_depend_on_other_rows(int size)
    {
        int stride = (size + 3) & ~3;
        var outputs = new PaddedRows(size, RowCount, stride, Output);
        var targets = new PaddedRows(size, RowCount, size, Target);
        var block = new PaddedRows(size, RowCount, stride);
        var single = new PaddedRows(size, RowCount, stride);
        double blockLoss = Evaluate(ref outputs.First, ref block.First, stride, ref targets.First, size, RowCount, Scale);

        double loss = 0;
        for (int row = 0; row < RowCount; row++)
            loss += Evaluate(ref outputs[row, 0], ref single[row, 0], stride, ref targets[row, 0], size, 1, Scale);
        Assert.Equal(block.Bits(), single.Bits());
        Assert.Equal(blockLoss, loss, 1e-12 * loss);

        Assert.Equal(blockLoss, Evaluate(ref outputs.First, ref outputs.First, stride, ref targets.First, size, RowCount, Scale));
        Assert.Equal(block.Bits(), outputs.Bits());
    }

    [Fact]
    public void NaN_is_not_swallowed()
    {
        for (int size = 1; size <= 17; size++)
        {
            int stride = (size + 3) & ~3;
            var outputs = new PaddedRows(size, 1, stride, Output);
            var targets = new PaddedRows(size, 1, size, Target);
            outputs[0, size - 1] = float.NaN;
            Assert.Equal(double.NaN, Evaluate(ref outputs.First, stride, ref targets.First, size, 1));
            Assert.Equal(double.NaN, Evaluate(ref outputs.First, ref outputs.First, stride, ref targets.First, size, 1, Scale));
            Assert.Equal(float.NaN, outputs[0, size - 1]);
            outputs.AssertPadding(0);
        }
    }

    /// <summary>Computes the loss of one row directly from its definition.</summary>
    protected abstract double Exact(double[] a, double[] y);

    protected abstract double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows);

    protected abstract double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale);

    private float Output() => (_random.NextSingle() * 8) - 4;

    private float Target() => _random.NextSingle();
}
