using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Storage;

/// <summary>
/// The file format of a <see cref="NetworkTransform"/>. The metadata contains the kind of transform of the inputs and of the targets. Each
/// has two F64 tensors with one number for each column, (x − offset) / scale, and two more if it has limits. The schema is a text in the
/// metadata.
/// </summary>
internal static partial class TransformTensors
{
    /// <summary>The maximum length of a schema in the header in bytes, half of what <see cref="NetworkReader"/> reads.</summary>
    public const int LongestSchema = 512 * 1024;

    private const string Advice =
        "To load the transform too, add the argument 'out NetworkTransform? transform'. If your rows are already transformed, " +
        "pass 'rowsAreTransformed: true'. For a network that accepts raw rows, save network.Fold(transform).";

    /// <summary>Returns the entries of the metadata.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata(NetworkTransform transform)
    {
        foreach ((string name, ColumnTransform columns) in Parts(transform))
            yield return new(name, columns is MinMaxScaling ? MinMax : Standardization);
        if (transform.Schema is not null)
            yield return new(Schema, transform.Schema);
    }

    /// <summary>Returns the tensors.</summary>
    public static IEnumerable<WrittenTensor> TensorsOf(NetworkTransform transform)
    {
        foreach ((string name, ColumnTransform columns) in Parts(transform))
        {
            yield return WrittenTensor.Create(name + Offset, columns.Offsets);
            yield return WrittenTensor.Create(name + Scale, columns.Scales);
            if (columns.LowerLimits.IsEmpty)
                continue;
            yield return WrittenTensor.Create(name + Lower, columns.LowerLimits);
            yield return WrittenTensor.Create(name + Upper, columns.UpperLimits);
        }
    }

    /// <summary>
    /// Throws if a file contains a transform. Code that ignores it would pass rows of a different kind than the training rows.
    /// </summary>
    /// <param name="header">The header of the file.</param>
    /// <param name="advice">The end of the message, which names the alternatives.</param>
    /// <exception cref="InvalidDataException">The file contains a transform.</exception>
    public static void ThrowIfAny(SafetensorsHeader header, string advice = Advice)
    {
        if (RowsOf(header) is { } rows)
        {
            throw new InvalidDataException(
                $"The file contains a transform of {rows}. The network was trained on transformed rows, so raw rows give wrong results. " +
                advice);
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
