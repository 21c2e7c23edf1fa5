using System;
using System.IO;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Real data. See Sets/README.md and samples/Digits/data/README.md.</summary>
internal static class DataSets
{
    public static Dataset Iris => Load("iris.csv");

    public static Dataset Penguins => Load("penguins.csv");

    public static Dataset Digits => Load("digits.csv");

    public static Dataset Concrete
    {
        get
        {
            using StreamReader reader = Open("concrete.csv");
            return CsvDataset.Load(reader, ^1..);
        }
    }

    private static Dataset Load(string name)
    {
        using StreamReader reader = Open(name);
        return CsvDataset.Load(reader, ^1);
    }

    private static StreamReader Open(string name) =>
        new(typeof(DataSets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name));
}
