using System;
using System.Globalization;
using System.IO;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Messages have the numbers that code has, where the machine writes a decimal comma and ∞.</summary>
public sealed class MessageCultureTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public MessageCultureTests()
    {
        // As German, which a machine without ICU does not know.
        CultureInfo german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.PositiveInfinitySymbol) = (",", "∞");
        CultureInfo.CurrentCulture = german;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public void Of_datasets()
    {
        Dataset data = Dataset.FromArrays([1f, 2f], [0, 1], 1);
        Assert.Contains("is 1.5; above", Message(() => data.StratifiedSplit(1.5, seed: 1)), StringComparison.Ordinal);
        Assert.Contains("is Infinity; a", Message(() => data.Scale(float.PositiveInfinity)), StringComparison.Ordinal);
        Assert.Contains("is Infinity; a", Message(() => Dataset.FromArrays([float.PositiveInfinity], [0], 1)), StringComparison.Ordinal);
        Assert.Contains("is -1.5; a", Message(() => data.WithWeights([1, -1.5f])), StringComparison.Ordinal);
        Assert.Contains("is -0.5; a", Message(() => new Standardization([0], [-0.5])), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_parameters()
    {
        Training.LinearNetwork network = new(1, 1);
        Assert.Contains("tau is 1.5; 0 to 1", Message(() => network.Lerp(network, 1.5f)), StringComparison.Ordinal);
        Assert.Contains("deviation is -1.5; a", Message(() => Mutate(network)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_files()
    {
        using TemporaryFile file = new();
        File.WriteAllBytes(file.Path, [.. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(1.5f)]);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, columnCount: 2, labelColumn: ^1, new BinaryRowOptions { BatchSize = 2 });
        Assert.Contains("has room for 3: 1.5 for", Message(() => source.Next(new float[3], [], new int[2])), StringComparison.Ordinal);
        Assert.Contains("holds 1.5; a label", Message(() => source.Next(new float[2], [], new int[2])), StringComparison.Ordinal);
    }

    private static void Mutate(Training.LinearNetwork network)
    {
        Pcg32 random = new(seed: 1);
        network.Mutate(-1.5f, random);
    }

    private static string Message(Action action) => Assert.ThrowsAny<Exception>(action).Message;
}
