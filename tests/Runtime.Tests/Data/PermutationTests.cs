using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class PermutationTests
{
    [Fact]
    public void Every_number_comes_once()
    {
        for (int count = 1; count <= 300; count++)
        {
            for (ulong key = 0; key < 3; key++)
            {
                Permutation order = new(count, key);
                Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), Enumerable.Range(0, count).Select(i => order.At(i)).Order());
            }
        }
    }

    [Fact]
    public void Every_place_gets_every_number_as_often()
    {
        // With 9 × 9 degrees of freedom, χ² exceeds 127 once in a thousand cases.
        const int count = 10, keys = 10_000;
        int[,] seen = new int[count, count];
        for (ulong key = 0; key < keys; key++)
        {
            Permutation order = new(count, Permutation.Mix(key, 0));
            for (int place = 0; place < count; place++)
                seen[place, order.At(place)]++;
        }

        double expected = keys / (double)count;
        Assert.InRange(seen.Cast<int>().Sum(times => (times - expected) * (times - expected) / expected), 0, 127);
    }

    [Fact]
    public void Large_counts_stay_within_their_bounds()
    {
        foreach (long count in (long[])[(1L << 40) + 1, (1L << 40) - 1, long.MaxValue / 2])
        {
            Permutation order = new(count, 9);
            for (long place = 0; place < 1000; place++)
                Assert.InRange(order.At(place), 0, count - 1);
            Assert.Equal(1000, Enumerable.Range(0, 1000).Select(place => order.At(place)).Distinct().Count());
        }
    }
}
