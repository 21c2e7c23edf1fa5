using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Random;

public class Pcg32Tests
{
    /// <summary>The numbers that the reference implementation's pcg32-demo prints first, seed 42, stream 54.</summary>
    [Fact]
    public void Gives_the_reference_numbers()
    {
        Pcg32 random = new(42, 54);
        uint[] expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        foreach (uint number in expected)
            Assert.Equal(number, random.NextUInt32());
    }

    [Fact]
    public void A_copy_goes_on_from_where_it_was_copied()
    {
        Pcg32 random = new(1);
        random.NextUInt32();
        Pcg32 copy = random;
        Assert.Equal(random.NextUInt32(), copy.NextUInt32());
    }

    [Fact]
    public void Seeds_and_streams_give_other_sequences()
    {
        uint[] firsts = [new Pcg32(1).NextUInt32(), new Pcg32(2).NextUInt32(), new Pcg32(1, 1).NextUInt32(), new Pcg32(ulong.MaxValue).NextUInt32()];
        Assert.Equal(4, firsts.Distinct().Count());
    }

    [Fact]
    public void Singles_are_multiples_of_two_to_minus_24_in_zero_to_one()
    {
        Pcg32 random = new(7);
        double sum = 0;
        for (int i = 0; i < 100_000; i++)
        {
            float value = random.NextSingle();
            Assert.InRange(value, 0, 0.99999994f);
            Assert.Equal(0, value * (1 << 24) % 1);
            sum += value;
        }

        Assert.Equal(0.5, sum / 100_000, 0.005);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Integers_stay_below_their_bound(int bound)
    {
        Pcg32 random = new(3);
        for (int i = 0; i < 10_000; i++)
            Assert.InRange(random.NextInt32(bound), 0, bound - 1);
    }

    /// <summary>
    /// 2³² is 2⅔ times this bound: scaled without rejection, a third of the numbers would have two preimages and the others three,
    /// and the remainders by 3 would come 3 : 3 : 2.
    /// </summary>
    [Fact]
    public void Integers_have_no_bias_where_the_bound_does_not_divide_the_range()
    {
        const int draws = 60_000;
        Pcg32 random = new(11);
        int[] counts = new int[3];
        for (int i = 0; i < draws; i++)
            counts[random.NextInt32(3 << 29) % 3]++;
        Assert.All(counts, count => Assert.InRange(count, (draws / 3) - 600, (draws / 3) + 600));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_bound_below_one_is_refused(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => new Pcg32(1).NextInt32(bound));

    [Fact]
    public void Every_order_is_as_likely_as_any_other()
    {
        const int draws = 12_000;
        Pcg32 random = new(5);
        int[] counts = new int[6];
        for (int i = 0; i < draws; i++)
        {
            int[] items = [0, 1, 2];
            random.Shuffle<int>(items);
            Assert.Equal([0, 1, 2], items.Order());
            counts[(2 * items[0]) + (items[1] > items[2] ? 1 : 0)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, (draws / 6) - 200, (draws / 6) + 200));
    }
}
