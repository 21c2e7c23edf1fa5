using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class DatasetSplitTests
{
    /// <summary>Rows that identify themselves: 60 of class 0, 30 of class 1, 7 of class 2, and 1 of class 4.</summary>
    private static readonly Dataset s_uneven = Dataset.FromArrays(
        [.. Enumerable.Range(0, 98).Select(row => (float)row)], [.. Enumerable.Range(0, 98).Select(row => row < 60 ? 0 : row < 90 ? 1 : row < 97 ? 2 : 4)], 1);

    private static readonly Dataset s_targets = Dataset.FromArrays([1, 2, 3, 4, 5], [10f, 20, 30, 40, 50], 1);

    [Fact]
    public void Rows_are_chosen_in_any_order()
    {
        Dataset chosen = s_targets.Select([4, 0, 4]);
        Assert.Equal([5f, 1, 5], chosen.Inputs.ToArray());
        Assert.Equal([50f, 10, 50], chosen.Targets.ToArray());
        Assert.Equal(0, s_targets.Select([]).Count);
        Assert.Equal([2, 4], s_uneven.Select([91, 97]).Labels.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => s_targets.Select([5]));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => s_targets.Select([0, -1]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(98)]
    public void Each_row_tests_once_and_trains_otherwise(int count)
    {
        foreach (IEnumerable<(Dataset Train, Dataset Test)> folds in (IEnumerable<(Dataset, Dataset)>[])[s_uneven.Folds(count, 3), s_uneven.StratifiedFolds(count, 3)])
        {
            List<float> tested = [];
            foreach ((Dataset train, Dataset test) in folds)
            {
                Assert.Equal(98, train.Count + test.Count);
                Assert.Empty(train.Inputs.ToArray().Intersect(test.Inputs.ToArray()));
                Assert.InRange(test.Count, 98 / count, (98 + count - 1) / count);
                Assert.Equal(test.Inputs.ToArray().Order(), test.Inputs.ToArray());
                Assert.All(Enumerable.Range(0, test.Count), row => Assert.Equal(s_uneven.Labels[(int)test.Inputs[row]], test.Labels[row]));
                tested.AddRange(test.Inputs);
            }

            Assert.Equal(s_uneven.Inputs.ToArray(), tested.Order());
        }
    }

    [Fact]
    public void Stratified_folds_have_each_class_as_often()
    {
        Assert.All(s_uneven.StratifiedFolds(5, 1), fold =>
        {
            Assert.Equal(12, CountOf(fold.Test, 0));
            Assert.Equal(6, CountOf(fold.Test, 1));
            Assert.InRange(CountOf(fold.Test, 2), 1, 2);
            Assert.InRange(CountOf(fold.Test, 4), 0, 1);
        });
        Assert.All(DataSets.Iris.StratifiedFolds(10, 7), fold => Assert.Equal((5, 5, 5), (CountOf(fold.Test, 0), CountOf(fold.Test, 1), CountOf(fold.Test, 2))));
    }

    [Theory]
    [InlineData(0.5, 49, 30, 15)]
    [InlineData(0.8, 78, 48, 24)]
    [InlineData(0.1, 10, 6, 3)]
    public void A_stratified_split_gives_each_class_its_share(double share, int rows, int ofClass0, int ofClass1)
    {
        (Dataset first, Dataset second) = s_uneven.StratifiedSplit(share, 11);
        Assert.Equal((rows, 98 - rows), (first.Count, second.Count));
        Assert.Equal((ofClass0, ofClass1), (CountOf(first, 0), CountOf(first, 1)));
        Assert.InRange(CountOf(first, 2), Math.Floor(7 * share), Math.Ceiling(7 * share));
        Assert.Equal(s_uneven.Inputs.ToArray(), first.Inputs.ToArray().Concat(second.Inputs.ToArray()).Order());
    }

    [Fact]
    public void The_seed_decides_which_rows()
    {
        float[] Rows(int seed) => s_uneven.StratifiedSplit(0.5, seed).First.Inputs.ToArray();
        Assert.Equal(Rows(1), Rows(1));
        Assert.NotEqual(Rows(1), Rows(2));
        Assert.Equal(s_uneven.Folds(3, 1).First().Test.Inputs.ToArray(), s_uneven.Folds(3, 1).First().Test.Inputs.ToArray());
        Assert.NotEqual(s_uneven.Folds(3, 1).First().Test.Inputs.ToArray(), s_uneven.Folds(3, 2).First().Test.Inputs.ToArray());
        Assert.NotEqual(s_uneven.StratifiedFolds(3, 1).First().Test.Inputs.ToArray(), s_uneven.StratifiedFolds(3, 2).First().Test.Inputs.ToArray());
    }

    [Fact]
    public void No_class_pays_for_what_rounding_leaves_over()
    {
        Dataset singles = Dataset.FromArrays([1, 2, 3, 4, 5], [7, 1, 2, 3, 9], 1);
        int[] left = [.. Enumerable.Range(0, 200).Select(seed => singles.StratifiedSplit(0.8, seed).Second.Labels.ToArray().Single())];
        Assert.All(singles.Labels.ToArray(), label => Assert.InRange(left.Count(one => one == label), 20, 60));
        int[] first = [.. Enumerable.Range(0, 200).Select(seed => singles.StratifiedFolds(5, seed).First().Test.Labels.ToArray().Single())];
        Assert.All(singles.Labels.ToArray(), label => Assert.InRange(first.Count(one => one == label), 20, 60));
    }

    [Fact]
    public void Names_of_classes_stay()
    {
        Dataset named = s_uneven.WithClassNames(["a", "b", "c", "d", "e"]);
        Dataset[] made =
        [
            named.Shuffle(1), named.SplitAt(3).After, named.Select([1]), named.Scale(2), named.Standardize(out _), named.ScaleToUnit(out _),
            named.StratifiedSplit(0.5, 1).First, named.Folds(2, 1).First().Train,
        ];
        Assert.All(made, data => Assert.Equal(["a", "b", "c", "d", "e"], data.ClassNames));
        Assert.Empty(s_uneven.ClassNames);
        Assert.Contains("The label of row 97 is 4, but there are only 4 names", Assert.Throws<ArgumentException>("names", () => s_uneven.WithClassNames(["a", "b", "c", "d"])).Message);
        Assert.Throws<InvalidOperationException>(() => s_targets.WithClassNames(["a"]));
        Assert.Throws<ArgumentNullException>("names", () => s_uneven.WithClassNames(null!));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        foreach (int count in (int[])[1, 0, 99])
        {
            Assert.Contains("between 2 and 98", Assert.Throws<ArgumentOutOfRangeException>("count", () => s_uneven.Folds(count, 1)).Message);
            Assert.Throws<ArgumentOutOfRangeException>("count", () => s_uneven.StratifiedFolds(count, 1));
        }

        foreach (double share in (double[])[0, 1, -1, 2, double.NaN])
            Assert.Throws<ArgumentOutOfRangeException>("fraction", () => s_uneven.StratifiedSplit(share, 1));
        Assert.Contains("at least one row in each part (0.999 gives 98 of 98 rows)", Assert.Throws<ArgumentOutOfRangeException>("fraction", () => s_uneven.StratifiedSplit(0.999, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("fraction", () => s_uneven.StratifiedSplit(0.001, 1));
        Assert.Throws<InvalidOperationException>(() => s_targets.StratifiedSplit(0.5, 1));
        Assert.Throws<InvalidOperationException>(() => s_targets.StratifiedFolds(2, 1));
    }

    private static int CountOf(Dataset data, int one) => data.Labels.ToArray().Count(label => label == one);
}
