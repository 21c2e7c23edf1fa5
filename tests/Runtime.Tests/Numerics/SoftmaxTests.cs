using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class SoftmaxTests
{
    private const int RowCount = 3;
    private readonly Pcg32 _random = new(seed: 1);

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 67)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void One_row_agrees_with_double_and_touches_nothing_behind_it(int size)
    {
        var logits = new PaddedRows(size, rows: 1, stride: size, Logit);
        var probabilities = logits.Copy();

        Softmax.Rows<MachineRounding>(ref probabilities.First, size, size, 1);

        AssertProbabilities(Exact(logits.Row(0)), probabilities.Row(0));
        probabilities.AssertGuardIntact();
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Rows_has_the_bits_of_Row(int size)
    {
        foreach (int stride in (int[])[(size + 3) & ~3, ((size + 3) & ~3) + 12])
        {
            var values = new PaddedRows(size, RowCount, stride, Logit);
            PaddedRows expected = values.Copy();
            for (int row = 0; row < RowCount; row++)
                Softmax.Rows<MachineRounding>(ref expected[row, 0], size, size, 1);

            Softmax.Rows<MachineRounding>(ref values.First, stride, size, RowCount);

            Assert.Equal(expected.Bits(), values.Bits());
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Backward_is_the_product_with_the_Jacobian(int size)
    {
        foreach (int stride in (int[])[(size + 3) & ~3, ((size + 3) & ~3) + 12])
        {
            var logits = new PaddedRows(size, RowCount, stride, Logit);
            var gradients = new PaddedRows(size, RowCount, stride, Logit);
            PaddedRows probabilities = logits.Copy();
            PaddedRows deltas = gradients.Copy();
            Softmax.Rows<MachineRounding>(ref probabilities.First, stride, size, RowCount);

            Softmax.Backward<MachineRounding>(ref probabilities.First, ref deltas.First, stride, size, RowCount);

            for (int row = 0; row < RowCount; row++)
            {
                double[] g = gradients.Row(row), z = logits.Row(row);
                double[] expected = Differences.Central(z, x => Exact(x).Zip(g, (p, weight) => p * weight).Sum());
                for (int j = 0; j < size; j++)
                    Assert.Equal(expected[j], deltas[row, j], 2e-6);
            }

            deltas.AssertPadding(0);
            deltas.AssertGuardIntact();
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(33)]
    public void Logits_of_1000_neither_overflow_nor_give_NaN(int size)
    {
        float[] z = [.. Enumerable.Range(0, size).Select(j => j % 2 == 0 ? 1000f : -1000f)];
        Softmax.Rows<MachineRounding>(ref z[0], size, size, 1);
        for (int j = 0; j < size; j++)
            Assert.Equal(j % 2 == 0 ? 1f / ((size + 1) / 2) : 0f, z[j], 1e-7f);
    }

    [Fact]
    public void A_large_shift_changes_no_bit()
    {
        float[] near = [1, 2, 4, 0.5f, -3], far = [.. near.Select(x => x - 1024)];
        Softmax.Rows<MachineRounding>(ref near[0], near.Length, near.Length, 1);
        Softmax.Rows<MachineRounding>(ref far[0], far.Length, far.Length, 1);
        Assert.Equal(near, far);
    }

    [Fact]
    public void A_class_ruled_out_has_probability_0_and_NaN_spoils_its_row_alone()
    {
        float[] values = [1, float.NegativeInfinity, 1, 0, 1, float.NaN, 1, 0];
        Softmax.Rows<MachineRounding>(ref values[0], stride: 4, size: 3, rows: 2);
        Assert.Equal([0.5f, 0f, 0.5f], values[..3]);
        Assert.All(values[4..7], x => Assert.Equal(float.NaN, x));
    }

    private static double[] Exact(double[] z)
    {
        double max = z.Max();
        double[] e = [.. z.Select(x => Math.Exp(x - max))];
        double sum = e.Sum();
        return [.. e.Select(x => x / sum)];
    }

    private static void AssertProbabilities(double[] expected, double[] actual)
    {
        // z − m is rounded: by up to 5e-7 where it is near −12.
        for (int j = 0; j < expected.Length; j++)
            Assert.Equal(expected[j], actual[j], 1e-6 * expected[j]);
    }

    private float Logit() => (_random.NextSingle() * 12) - 6;
}
