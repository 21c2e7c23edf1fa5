using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Storage;

/// <summary>
/// How a <see cref="NetworkTransform"/> stands in a file: for inputs and targets each, its kind in the metadata, and two tensors F64 with a
/// number for each column, (x − offset) / scale. The schema is a text of the metadata.
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

    /// <summary>
    /// Demands that a file says nothing of transformed rows: whoever skips that passes rows of another kind than the network learned from.
    /// </summary>
    /// <exception cref="InvalidDataException">It holds a transform.</exception>
    public static void DemandNone(SafetensorsHeader header)
    {
        bool ofInputs = Holds(header, Inputs), ofTargets = Holds(header, Targets);
        if (!ofInputs && !ofTargets)
            return;
        string rows = !ofTargets ? "inputs" : !ofInputs ? "targets" : "inputs and targets";
        throw new InvalidDataException(
            $"The file holds a transform of {rows}: the network learned from transformed rows, and raw ones would give wrong answers. " +
            "Load it with the transform, by a last argument 'out NetworkTransform? transform'; or say that your rows are transformed " +
            "already, by 'rowsAreTransformed: true'; or save network.Fold(transform), which takes raw rows.");
    }

    private static bool Holds(SafetensorsHeader header, string part) =>
        header.Metadata.ContainsKey(part) || header.Tensors.Any(tensor => tensor.Name == part + Offset || tensor.Name == part + Scale);

    private static IEnumerable<(string Name, ColumnTransform Columns)> Parts(NetworkTransform transform)
    {
        if (transform.Inputs is not null)
            yield return (Inputs, transform.Inputs);
        if (transform.Targets is not null)
            yield return (Targets, transform.Targets);
    }
}
