using System;
using System.IO;
using MlpGen.Runtime.Tests.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Limits of transformed values.</summary>
public sealed class TransformLimitTests
{
    private static Standardization Plain => new([1, 10], [2, 5]);

    private static float[] Applied(ColumnTransform transform, params float[] rows)
    {
        transform.Apply(rows);
        return rows;
    }

    [Fact]
    public void Apply_limits_what_it_computes()
    {
        Assert.Equal([-1, 0, 1, 1], Applied(Plain.WithLimits(-1, 1), -9, 10, 9, 100));
        Assert.Equal([-5, 0, 0.5f, 2], Applied(Plain.WithLimits([double.NegativeInfinity, 0], [0.5, double.PositiveInfinity]), -9, 5, 9, 20));
        Assert.Equal([float.NaN, 0], Applied(Plain.WithLimits(-1, 1), float.NaN, 10));
    }

    [Fact]
    public void A_transform_keeps_its_kind_and_the_original_has_no_limits()
    {
        MinMaxScaling original = new([1, 2], [3, 4]);
        MinMaxScaling limited = Assert.IsType<MinMaxScaling>(original.WithLimits(0, 1));
        Assert.Equal([3d, 4], limited.Ranges.ToArray());
        Assert.Equal([0d, 0], limited.LowerLimits.ToArray());
        Assert.Equal([1d, 1], limited.UpperLimits.ToArray());
        Assert.True(original.LowerLimits.IsEmpty && original.UpperLimits.IsEmpty);
        Assert.Equal("MinMaxScaling of 2 columns: (x − 1) / 3 in [0, 1], (x − 2) / 4 in [0, 1]", limited.ToString());
    }

    [Fact]
    public void Invert_does_not_limit()
    {
        float[] rows = [3, 3];
        Plain.WithLimits(-1, 1).Invert(rows);
        Assert.Equal([7f, 25], rows);
    }

    [Fact]
    public void Limits_that_do_not_fit_are_refused()
    {
        Assert.StartsWith(
            "The lower limit of column 0 must be at most the upper limit (they were 2 and 1).",
            Assert.Throws<ArgumentException>(() => Plain.WithLimits(2, 1)).Message);
        Assert.Throws<ArgumentException>(() => Plain.WithLimits(double.NaN, 1));
        Assert.StartsWith(
            "Expected 2 lower and upper limits, one of each for every column, but got 2 lower and 1 upper limits.",
            Assert.Throws<ArgumentException>(() => Plain.WithLimits([1, 1], [2])).Message);
    }

    [Fact]
    public void Weights_cannot_express_limits() => Assert.StartsWith(
        "The transform of the inputs has limits, which the weights of a layer cannot express. Use Forward(transform, …).",
        Assert.Throws<ArgumentException>(() => FakeNetwork.Small().Fold(Plain.WithLimits(-1, 1))).Message);

    [Fact]
    public void Files_hold_limits()
    {
        ColumnTransform limited = Plain.WithLimits([double.NegativeInfinity, -1], [5, 1]);
        NetworkTransform loaded = Load(Saved(limited))!;
        Assert.IsType<Standardization>(loaded.Inputs);
        Assert.Equal(limited.LowerLimits.ToArray(), loaded.Inputs!.LowerLimits.ToArray());
        Assert.Equal(limited.UpperLimits.ToArray(), loaded.Inputs.UpperLimits.ToArray());
        Assert.True(Load(Saved(Plain))!.Inputs!.LowerLimits.IsEmpty);
    }

    [Fact]
    public void Damaged_limits_are_refused()
    {
        byte[] file = Saved(Plain.WithLimits(-1, 1));
        string header = SafetensorsBytes.Header(file);
        byte[] data = file[(8 + SafetensorsBytes.HeaderLength(file))..];
        byte[] renamed = SafetensorsBytes.File(header.Replace("transform.inputs.upper", "transform.inputs.uppex"), data);
        Assert.Equal("Tensor transform.inputs.upper is missing. Expected F64 [2].", Assert.Throws<InvalidDataException>(() => Load(renamed)).Message);
        byte[] swapped = SafetensorsBytes.File(
            header.Replace("transform.inputs.upper", "swap").Replace("transform.inputs.lower", "transform.inputs.upper").Replace("swap", "transform.inputs.lower"), data);
        Assert.StartsWith(
            "The limits of transform.inputs are damaged. The lower limit of column 0 must be at most the upper limit (they were 1 and -1).",
            Assert.Throws<InvalidDataException>(() => Load(swapped)).Message);
    }

    private static byte[] Saved(ColumnTransform inputs)
    {
        MemoryStream stream = new();
        NetworkFile.Save(FakeNetwork.Small(), stream, new NetworkTransform { Inputs = inputs });
        return stream.ToArray();
    }

    private static NetworkTransform? Load(byte[] file) => NetworkFile.LoadTransform(FakeNetwork.Small(), new MemoryStream(file));
}
