using System.IO;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>A network is loaded as it was saved, to the last bit. Damaged data and data of another network change nothing.</summary>
public sealed class SaveTests
{
    [Fact]
    public void A_network_comes_back_from_a_stream()
    {
        SmallClassifier saved = new(seed: 11);
        SmallClassifier other = new(seed: 12);
        other.LoadFrom(new MemoryStream(Bytes(saved)));
        Assert.Equal(Parameters(saved), Parameters(other));
        Assert.Equal(Parameters(saved), Parameters(SmallClassifier.Load(new MemoryStream(Bytes(saved)))));
    }

    [Fact]
    public void A_network_comes_back_from_a_file()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            LargeClassifier saved = new(seed: 11);
            saved.Save(path);
            LargeClassifier other = new(seed: 12);
            other.LoadFrom(path);
            Assert.Equal(Parameters(saved), Parameters(other));
            Assert.Equal(Parameters(saved), Parameters(LargeClassifier.Load(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A transform that was silently ignored would leave a network that answers raw rows wrongly.</summary>
    [Fact]
    public void A_network_with_a_transform_is_loaded_with_it_or_by_name()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            SmallClassifier saved = new(seed: 11);
            NetworkFile.Save(saved, path, new NetworkTransform { Inputs = new Standardization([1, 2, 3], [4, 5, 6]) });
            byte[] bytes = File.ReadAllBytes(path);
            SmallClassifier other = new(seed: 12);
            float[] before = Parameters(other);
            Assert.Contains("rowsAreTransformed: true", Assert.Throws<InvalidDataException>(() => SmallClassifier.Load(path)).Message);
            Assert.Throws<InvalidDataException>(() => SmallClassifier.Load(new MemoryStream(bytes)));
            Assert.Throws<InvalidDataException>(() => SmallClassifier.Load(path, rowsAreTransformed: false));
            Assert.Throws<InvalidDataException>(() => other.LoadFrom(path));
            Assert.Throws<InvalidDataException>(() => other.LoadFrom(new MemoryStream(bytes)));
            Assert.Equal(before, Parameters(other));

            Assert.Equal(Parameters(saved), Parameters(SmallClassifier.Load(path, out NetworkTransform? ofFile)));
            Assert.Equal(Parameters(saved), Parameters(SmallClassifier.Load(new MemoryStream(bytes), out NetworkTransform? ofStream)));
            Assert.Equal([1d, 2, 3], ofFile!.Inputs!.Offsets.ToArray());
            Assert.Equal([4d, 5, 6], ofStream!.Inputs!.Scales.ToArray());
            Assert.Equal(Parameters(saved), Parameters(SmallClassifier.Load(path, rowsAreTransformed: true)));
            Assert.Equal(Parameters(saved), Parameters(SmallClassifier.Load(new MemoryStream(bytes), rowsAreTransformed: true)));
            other.LoadFrom(path, out NetworkTransform? again);
            Assert.Equal([1d, 2, 3], again!.Inputs!.Offsets.ToArray());
            Assert.Equal(Parameters(saved), Parameters(other));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Damaged_data_or_another_network_changes_nothing()
    {
        byte[] whole = Bytes(new SmallClassifier(seed: 11));
        SmallClassifier network = new(seed: 12);
        float[] before = Parameters(network);
        Assert.Throws<InvalidDataException>(() => network.LoadFrom(new MemoryStream(whole[..^5])));
        Assert.Throws<InvalidDataException>(() => network.LoadFrom(new MemoryStream(Bytes(new SeedNetwork(seed: 1)))));
        Assert.Throws<InvalidDataException>(() => SmallClassifier.Load(new MemoryStream(whole[..20])));
        Assert.Equal(before, Parameters(network));
    }

    private static byte[] Bytes(INetwork network)
    {
        using MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
