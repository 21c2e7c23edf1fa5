using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class DropoutTests
{
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.875f)]
    public void Units_are_dropped_as_often_as_said_and_the_others_raised(float rate)
    {
        const int Rows = 1000, Stride = 200;
        float[] factors = Draw(DropoutDraw.Create(seed: 3, step: 1), Rows, Stride, layer: 1, rate);
        Assert.All(factors, factor => Assert.True(factor == 0 || factor == 1 / (1 - rate)));
        double share = factors.Count(factor => factor == 0) / (double)factors.Length;
        Assert.Equal(rate, share, 5 * Math.Sqrt(rate * (1 - rate) / factors.Length));
        Assert.Equal(1, factors.Average(), 5 * Math.Sqrt(rate / (1 - rate) / factors.Length));
    }

    [Fact]
    public void Seed_step_layer_row_and_unit_all_have_a_say_and_none_alone()
    {
        // Two independent masks agree in half of 4,000 units, within five standard deviations.
        float[] mask = Draw(DropoutDraw.Create(3, 7), 20, 200, 1, 0.5f);
        AssertApart(mask, Draw(DropoutDraw.Create(4, 7), 20, 200, 1, 0.5f));
        AssertApart(mask, Draw(DropoutDraw.Create(3, 8), 20, 200, 1, 0.5f));
        AssertApart(mask, Draw(DropoutDraw.Create(3, 7), 20, 200, 2, 0.5f));
        AssertApart(mask, Draw(DropoutDraw.Create(3, 7).After(1), 20, 200, 1, 0.5f));
        AssertApart(mask, [.. mask.Skip(1), mask[0]]);
        AssertApart(mask, [.. mask.Skip(4), .. mask.Take(4)]);
    }

    [Fact]
    public void Rows_are_dropped_alike_wherever_a_block_begins()
    {
        DropoutDraw draw = DropoutDraw.Create(5, 2);
        float[] whole = Draw(draw, 10, 12, 3, 0.3f);
        Assert.Equal(whole[..48], Draw(draw, 4, 12, 3, 0.3f));
        Assert.Equal(whole[48..], Draw(draw.After(4), 6, 12, 3, 0.3f));
        Assert.Equal(whole[84..96], Draw(draw.After(3).After(4), 1, 12, 3, 0.3f));
    }

    [Fact]
    public void A_wider_row_begins_as_a_narrow_one()
    {
        DropoutDraw draw = DropoutDraw.Create(5, 2);
        Assert.Equal(Draw(draw, 1, 4, 1, 0.4f), Draw(draw, 1, 64, 1, 0.4f)[..4]);
    }

    [Fact]
    public void Derivatives_get_the_same_factors_and_no_draw_drops_nothing()
    {
        float[] a = [1, 2, 3, 4, 5, 6, 7, 8], d = [8, 7, 6, 5, 4, 3, 2, 1];
        Dropout.Apply(ref a[0], ref d[0], 8, 1, 1, 0.5f, default);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], a);
        Dropout.Apply(ref a[0], ref d[0], 8, 1, 1, 0.5f, DropoutDraw.Create(1, 1));
        float[] factors = Draw(DropoutDraw.Create(1, 1), 1, 8, 1, 0.5f);
        Assert.Equal(factors.Select((factor, i) => factor * (i + 1)), a);
        Assert.Equal(factors.Select((factor, i) => factor * (8 - i)), d);
    }

    private static float[] Draw(DropoutDraw draw, int rows, int stride, int layer, float rate)
    {
        float[] a = [.. Enumerable.Repeat(1f, rows * stride)], d = [.. a];
        Dropout.Apply(ref a[0], ref d[0], stride, rows, layer, rate, draw);
        Assert.Equal(a, d);
        return a;
    }

    private static void AssertApart(float[] mask, float[] other) =>
        Assert.Equal(0.5, mask.Zip(other, (a, b) => a == b).Count(same => same) / (double)mask.Length, 5 * 0.5 / Math.Sqrt(mask.Length));
}
