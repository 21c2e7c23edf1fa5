using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Random;

public class Pcg32Tests
{
    /// <summary>The first numbers that pcg32-demo of the reference implementation prints for seed 42 and stream 54.</summary>
    [Fact]
    public void Gives_the_reference_numbers()
    {
        Pcg32 random = new(42, 54);
        uint[] expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        foreach (uint number in expected)
            Assert.Equal(number, random.NextUInt32());
    }

    [Fact]
    public void A_clone_goes_on_from_where_it_was_made_and_on_its_own()
    {
        Pcg32 random = new(1, stream: 5), undisturbed = new(1, stream: 5);
        Assert.Equal(undisturbed.NextUInt32(), random.NextUInt32());
        Pcg32 clone = random.Clone();
        uint[] next = [undisturbed.NextUInt32(), undisturbed.NextUInt32(), undisturbed.NextUInt32()];
        Assert.Equal(next.AsSpan(), [clone.NextUInt32(), clone.NextUInt32(), clone.NextUInt32()]);
        Assert.Equal(next.AsSpan(), [random.NextUInt32(), random.NextUInt32(), random.NextUInt32()]);
    }

    [Fact]
    public void A_readonly_field_a_parameter_and_a_captured_variable_draw_from_one_sequence()
    {
        Pcg32 expected = new(2), variable = new(2);
        Holder holder = new(variable);
        Func<uint> captured = () => variable.NextUInt32();
        uint[] drawn = [holder.Draw(), Draw(variable), captured(), holder.Draw()];
        Assert.Equal<uint[]>([expected.NextUInt32(), expected.NextUInt32(), expected.NextUInt32(), expected.NextUInt32()], drawn);
    }

    [Fact]
    public void No_sequence_is_refused_by_its_name()
    {
        Training.LinearNetwork network = new(1, 1);
        Assert.Throws<ArgumentNullException>("random", () => network.Mutate(1, null!));
        Assert.Throws<ArgumentNullException>("random", () => network.Crossover(network, network, null!));
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
    /// The bound of 3·2²⁹, which fits into 2³² only 2⅔ times. Scaled without rejection, a third of the numbers would have two preimages and
    /// the others three, and the remainders by 3 would occur 3 : 3 : 2.
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

    private static uint Draw(Pcg32 random) => random.NextUInt32();

    private sealed class Holder(Pcg32 random)
    {
        private readonly Pcg32 _random = random;

        public uint Draw() => _random.NextUInt32();
    }
}
