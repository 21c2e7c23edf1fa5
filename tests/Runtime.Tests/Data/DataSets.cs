using System;
using System.IO;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Real data: see Sets/README.md.</summary>
internal static class DataSets
{
    public static Dataset Iris => Load("iris.csv");

    public static Dataset Penguins => Load("penguins.csv");

    private static Dataset Load(string name)
    {
        using StreamReader reader = new(typeof(DataSets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name));
        return CsvDataset.Load(reader, ^1);
    }
}
