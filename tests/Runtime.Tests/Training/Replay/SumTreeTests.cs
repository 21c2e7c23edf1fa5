using System;
using System.Linq;
using MlpGen.Replay;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Replay;

public sealed class SumTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100)]
    public void The_tree_finds_what_a_linear_search_finds(int count)
    {
        const int Seed = 5;
        Pcg32 random = new(Seed);
        SumTree tree = new(count);
        double[] numbers = new double[count];
        for (int change = 0; change < 400; change++)
        {
            // Whole numbers, whose sums are exact in any order.
            int place = random.NextInt32(count);
            tree[place] = numbers[place] = random.NextInt32(4) * random.NextInt32(50);
            Assert.Equal(numbers.Sum(), tree.Total);
            Assert.Equal(numbers[place], tree[place]);
            for (double part = 0; part < numbers.Sum(); part += Math.Max(1, Math.Floor(numbers.Sum() / 9)))
                Assert.Equal(Walk(numbers, part), tree.Find(part));
        }

        tree.Clear();
        Assert.Equal(0, tree.Total);
        Assert.Equal(0, tree[count - 1]);
    }

    [Fact]
    public void Nothing_that_is_0_is_ever_found_not_even_beyond_the_end()
    {
        SumTree tree = new(8);
        (tree[1], tree[5]) = (0.1, 0.2);
        Assert.Equal(1, tree.Find(0));
        Assert.Equal(5, tree.Find(tree.Total));
        Assert.Equal(5, tree.Find(2 * tree.Total));
        tree[5] = 0;
        Assert.Equal(1, tree.Find(0.1));
    }

    [Fact]
    public void What_was_changed_often_leaves_no_rounding_behind()
    {
        SumTree tree = new(3);
        (tree[0], tree[1], tree[2]) = (0.1, 0.7, 1e-9);
        for (int change = 0; change < 10_000; change++)
            tree[1] = 1e17 / (change + 1);
        tree[1] = 0.7;
        Assert.Equal(0.1 + 0.7 + 1e-9, tree.Total);
    }

    private static int Walk(double[] numbers, double part)
    {
        int place = 0;
        while (part >= numbers[place])
            part -= numbers[place++];
        return place;
    }
}
