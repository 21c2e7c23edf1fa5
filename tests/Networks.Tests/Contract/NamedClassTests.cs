using System;
using System.Linq;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>
/// Enum members in place of class indices. The value of a member is the index, whatever the enum's underlying type, for one row and for
/// many blocks.
/// </summary>
public sealed class NamedClassTests
{
    // With these parameters, every class occurs in some row.
    private const int Seed = 2;
    private const int Rows = 300;

    private static readonly float[] s_rows = [.. Enumerable.Range(0, 2 * Rows).Select(i => MathF.Sin(i * 2.3f))];

    [Fact]
    public void Classify_returns_an_enum_of_int()
    {
        PlaceOfPoint network = new(Seed);
        Place[] classes = new Place[Rows];
        network.Classify(s_rows, classes);
        Check(network, classes, row => network.Classify(row), 3);
        Assert.Equal(classes[5], network.Classify(new PlaceOfPoint.Input { X = s_rows[10], Y = s_rows[11] }));
    }

    [Fact]
    public void Classify_returns_an_enum_of_long()
    {
        PlaceByLong network = new(Seed);
        LongPlace[] classes = new LongPlace[Rows];
        network.Classify(s_rows, classes);
        Check(network, classes, row => network.Classify(row), 3);
    }

    [Fact]
    public void Classify_returns_an_enum_of_byte_with_one_output()
    {
        Question network = new(Seed);
        Answer[] classes = new Answer[Rows];
        network.Classify(s_rows, classes);
        Check(network, classes, row => network.Classify(row), 2);
        Assert.Equal(classes[5], network.Classify(new Question.Input { X = s_rows[10], Y = s_rows[11] }));
    }

    [Fact]
    public void A_wrong_number_of_classes_throws()
    {
        Assert.Equal("classes", Assert.Throws<ArgumentException>(() => new PlaceByLong(Seed).Classify(s_rows, new LongPlace[Rows - 1])).ParamName);
        Assert.Equal("classes", Assert.Throws<ArgumentException>(() => new PlaceOfPoint(Seed).Classify(s_rows, new Place[Rows + 1])).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentException>(() => new PlaceOfPoint(Seed).Classify(s_rows)).ParamName);
        new PlaceByLong(Seed).Classify([], Span<LongPlace>.Empty);
    }

    [Fact]
    public void Accuracy_counts_classes_with_names()
    {
        PlaceByLong network = new(Seed);
        int[] labels = new int[Rows];
        ((INetwork)network).Classify(s_rows, labels);
        Dataset data = Dataset.FromArrays(s_rows, labels, inputSize: 2);
        Assert.Equal(1, network.Accuracy(data));
    }

    // The interface still returns indices, which other tests cover.
    private static void Check<T>(INetwork network, T[] found, Func<float[], T> one, int distinct)
        where T : struct, Enum
    {
        int[] indices = new int[Rows];
        network.Classify(s_rows, indices);
        Assert.Equal(indices, found.Select(value => Convert.ToInt32(value)));
        Assert.Equal(found, Enumerable.Range(0, Rows).Select(row => one(s_rows[(2 * row)..(2 * row + 2)])));
        Assert.Equal(indices[0], network.Classify(s_rows.AsSpan(0, 2)));
        Assert.Equal(distinct, indices.Distinct().Count());
    }
}
