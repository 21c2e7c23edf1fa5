using System.Collections.Generic;

namespace MlpGen;

/// <summary>
/// How a <see cref="NetworkTransform"/> stands in a file: for inputs and targets each, its kind in the metadata, and two tensors F64 with a number
/// for each column, (x − offset) / scale. The schema is a text of the metadata.
/// </summary>
internal static class TransformTensors
{
    /// <summary>The bytes of a schema in a header at most, half of what <see cref="NetworkReader"/> reads.</summary>
    public const int LongestSchema = 512 * 1024;

    public const string Inputs = "transform.inputs";
    public const string Targets = "transform.targets";
    public const string Schema = "transform.schema";
    public const string Offset = ".offset";
    public const string Scale = ".scale";
    public const string Standardization = "standardization";
    public const string MinMax = "min_max";

    /// <summary>The entries of the metadata.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata(NetworkTransform transform)
    {
        foreach ((string name, ColumnTransform columns) in Parts(transform))
            yield return new(name, columns is MinMaxScaling ? MinMax : Standardization);
        if (transform.Schema is not null)
            yield return new(Schema, transform.Schema);
    }

    /// <summary>The tensors.</summary>
    public static IEnumerable<WrittenTensor> Of(NetworkTransform transform)
    {
        foreach ((string name, ColumnTransform columns) in Parts(transform))
        {
            yield return WrittenTensor.Of(name + Offset, columns.Offsets);
            yield return WrittenTensor.Of(name + Scale, columns.Scales);
        }
    }

    private static IEnumerable<(string Name, ColumnTransform Columns)> Parts(NetworkTransform transform)
    {
        if (transform.Inputs is not null)
            yield return (Inputs, transform.Inputs);
        if (transform.Targets is not null)
            yield return (Targets, transform.Targets);
    }
}
