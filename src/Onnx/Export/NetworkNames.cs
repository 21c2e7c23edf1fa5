using System;
using System.Linq;
using System.Reflection;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>Writes the names of a network's inputs, outputs and classes into the metadata of a file, separated by commas.</summary>
internal static class NetworkNames
{
    public const string Inputs = "mlpgen.inputs";
    public const string Outputs = "mlpgen.outputs";
    public const string Classes = "mlpgen.classes";

    /// <summary>Adds an entry for each attribute that names something.</summary>
    public static void Add(ModelProto model, IInferenceNetwork network)
    {
        Type type = network.GetType();
        if (type.GetCustomAttribute<MlpInputsAttribute>() is { } inputs)
            Add(model, Inputs, inputs.Names.ToArray());
        if (type.GetCustomAttribute<MlpOutputsAttribute>() is { } outputs)
            Add(model, Outputs, outputs.Names.ToArray());
        if (type.GetCustomAttribute<MlpClassesAttribute>() is { } classes)
            Add(model, Classes, NamesOf(classes.EnumType));
    }

    // The members have the values 0 to n − 1 in any order. Enum.GetNames sorts them by value.
    private static string[] NamesOf(Type enumType) => enumType.GetEnumNames();

    private static void Add(ModelProto model, string key, string[] names) =>
        model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = string.Join(',', names.AsEnumerable()) });
}
