using System;
using System.Collections.Generic;
using System.Linq;
using Playground.Data;
using Xunit;

namespace MlpGen.Browser.Tests.Logic;

public class PlaneDataTests
{
    public static TheoryData<string> Generated => [.. DataSetKind.All.Where(kind => kind != DataSetKind.Painted).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Generated))]
    public void A_data_set_has_both_classes_within_the_surface_and_repeats_with_its_seed(string name)
    {
        DataSetKind kind = DataSetKind.All.Single(kind => kind.Name == name);
        PlaneData data = PlaneData.Create(kind, noise: 0, testShare: 0.25f, seed: 3), again = PlaneData.Create(kind, 0, 0.25f, 3);
        Assert.Equal(300, data.Train!.Count);
        Assert.Equal(100, data.Test!.Count);
        Assert.True(data.Train.Inputs.SequenceEqual(again.Train!.Inputs));
        Assert.InRange(data.Train.Targets.ToArray().Average(), 0.4f, 0.6f);
        Assert.All(data.Train.Inputs.ToArray(), coordinate => Assert.InRange(coordinate, -3.2f, 3.2f));
    }

    [Fact]
    public void Exclusive_or_means_different_signs()
    {
        Random random = new(1);
        for (int i = 0; i < 100; i++)
        {
            (float x, float y) = Shapes.ExclusiveOr(random, i % 2);
            Assert.Equal(i % 2 == 1, x * y < 0);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(4, 2, 2)]
    public void Painted_points_are_divided_once_there_are_some(int count, int train, int test)
    {
        List<PlanePoint> points = [.. Enumerable.Range(0, count).Select(i => new PlanePoint(i, -i, i % 2))];
        PlaneData data = PlaneData.FromPoints(points, testShare: 0.5f, seed: 1);
        Assert.Equal(train, data.Train?.Count ?? 0);
        Assert.Equal(test, data.Test?.Count ?? 0);
    }
}
