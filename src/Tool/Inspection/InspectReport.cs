using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace MlpGen.Tool.Inspection;

/// <summary>The result of <c>inspect</c> for a file.</summary>
internal sealed record InspectReport(
    string File, string Format, long Bytes, IReadOnlyList<NetworkReport> Networks, int NetworksLeftOut,
    IReadOnlyList<TensorReport> OtherTensors, IReadOnlyDictionary<string, string> Metadata)
{
    [JsonPropertyOrder(-1)]
    public string Command => "inspect";
}

/// <summary>A network in a file.</summary>
/// <param name="Outputs">The tensors of an ONNX file that the network computes. Empty for safetensors.</param>
/// <param name="Inputs">The input tensors of an ONNX file. Empty for safetensors.</param>
/// <param name="LayerSizes">The sizes of the layers. Empty if the file holds no network.</param>
/// <param name="Activations">The activation of each layer after the inputs. Null if the file does not say them.</param>
/// <param name="Loss">The loss. Null if the file does not say it.</param>
/// <param name="Parameters">The number of weights and biases.</param>
/// <param name="InputTransform">The transform in front of the first layer, or null.</param>
/// <param name="TargetTransform">The transform of the targets, or null.</param>
/// <param name="Tensors">The weights and the biases of each layer.</param>
/// <param name="DeadUnits">The hidden units that cannot change the outputs.</param>
/// <param name="Problem">The reason that no network can be loaded, or null.</param>
internal sealed record NetworkReport(
    IReadOnlyList<string> Outputs, IReadOnlyList<InputReport> Inputs, IReadOnlyList<int> LayerSizes, IReadOnlyList<Activation>? Activations,
    Loss? Loss, long Parameters, TransformReport? InputTransform, TransformReport? TargetTransform, IReadOnlyList<TensorReport> Tensors,
    IReadOnlyList<DeadUnit> DeadUnits, string? Problem);

/// <summary>An input tensor of an ONNX file.</summary>
internal sealed record InputReport(string Name, int Size);

/// <summary>The transform of columns, (x − offset) / scale, limited to [lower, upper]. Without limits, both lists are empty.</summary>
internal sealed record TransformReport(
    IReadOnlyList<double> Offsets, IReadOnlyList<double> Scales, IReadOnlyList<double> LowerLimits, IReadOnlyList<double> UpperLimits)
{
    /// <summary>Describes a transform, or returns null.</summary>
    public static TransformReport? Of(ColumnTransform? transform) => transform is null
        ? null
        : new([.. transform.Offsets], [.. transform.Scales], [.. transform.LowerLimits], [.. transform.UpperLimits]);
}

/// <summary>A tensor. The statistics are those of its finite numbers. They are null if there are none.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Type">The type of its numbers by its safetensors name, such as F32.</param>
/// <param name="Shape">The sizes of its dimensions.</param>
/// <param name="Statistics">The statistics, or null if the numbers are not floating-point numbers.</param>
internal sealed record TensorReport(string Name, string Type, IReadOnlyList<long> Shape, Statistics? Statistics);

/// <summary>A hidden unit that cannot change the outputs.</summary>
/// <param name="Layer">The layer, 1 for the first hidden layer.</param>
/// <param name="Unit">The index of the unit in its layer.</param>
/// <param name="Reason">The rule that it breaks.</param>
internal sealed record DeadUnit(int Layer, int Unit, DeadUnitReason Reason);

/// <summary>The rules by which a unit is dead.</summary>
internal enum DeadUnitReason
{
    /// <summary>Its incoming weights and its bias are 0, so its output is constant.</summary>
    NoInput,

    /// <summary>All weights that read it are 0.</summary>
    NoEffect,

    /// <summary>It has the activation Relu, and its sum cannot be positive for any input.</summary>
    NeverFires,
}
