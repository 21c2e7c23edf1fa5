using System.Linq;

namespace MlpGen.Storage;

/// <content>The names in a file.</content>
internal static partial class TransformTensors
{
    public const string Inputs = "transform.inputs";
    public const string Targets = "transform.targets";
    public const string Schema = "transform.schema";
    public const string Offset = ".offset";
    public const string Scale = ".scale";
    public const string Lower = ".lower";
    public const string Upper = ".upper";
    public const string Standardization = "standardization";
    public const string MinMax = "min_max";

    /// <summary>
    /// Returns the rows that a file transforms: inputs, targets, or inputs and targets. Null if it contains no transform.
    /// </summary>
    public static string? RowsOf(SafetensorsHeader header) => (Holds(header, Inputs), Holds(header, Targets)) switch
    {
        (true, true) => "inputs and targets",
        (true, false) => "inputs",
        (false, true) => "targets",
        _ => null,
    };

    private static bool Holds(SafetensorsHeader header, string part) =>
        header.Metadata.ContainsKey(part) || header.Tensors.Any(tensor => tensor.Name == part + Offset || tensor.Name == part + Scale);
}
