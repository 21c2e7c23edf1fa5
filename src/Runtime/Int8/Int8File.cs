using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using MlpGen.Storage;

namespace MlpGen.Int8;

/// <summary>
/// Writes quantized networks in the safetensors format. Besides weights and biases, a layer has <c>weight_scale</c>, <c>input_scale</c> and
/// <c>input_zero_point</c>.
/// </summary>
internal static class Int8File
{
    /// <summary>The value of <c>format</c> in the metadata.</summary>
    public const string Format = "mlpgen-int8";

    /// <summary>The value of <c>version</c> in the metadata.</summary>
    public const string Version = "1";

    /// <summary>The maximum length of a header, which has room for <see cref="MostLayers"/>.</summary>
    public const long LongestHeader = 1024 * 1024;

    /// <summary>The maximum number of layers after the inputs.</summary>
    public const int MostLayers = 1000;

    /// <summary>The number of tensors of a layer.</summary>
    public const int TensorsPerLayer = 5;

    public const string Bias = "bias";
    public const string InputScale = "input_scale";
    public const string InputZeroPoint = "input_zero_point";
    public const string Weight = "weight";
    public const string WeightScale = "weight_scale";

    /// <summary>Returns the name of a tensor.</summary>
    public static string Name(int layer, string tensor) => $"{NetworkTensor.Prefix}{layer}.{tensor}";

    /// <summary>Writes the layers.</summary>
    public static void Write(ReadOnlySpan<Int8Layer> layers, Stream stream)
    {
        // Numbers of 32 bits come first, so that they are aligned.
        List<WrittenTensor> floats = [], bytes = [];
        string sizes = $"{layers[0].InputSize}", activations = "";
        for (int number = 0; number < layers.Length; number++)
        {
            Int8Layer layer = layers[number];
            sizes += $",{layer.OutputSize}";
            activations += $"{(number == 0 ? "" : ",")}{layer.Activation}";
            floats.Add(WrittenTensor.Create(Name(number, Bias), layer.Biases.ToArray()));
            floats.Add(WrittenTensor.Create(Name(number, WeightScale), layer.WeightScales.ToArray()));
            floats.Add(WrittenTensor.Create(Name(number, InputScale), layer.InputScales.ToArray()));
            floats.Add(WrittenTensor.Create(Name(number, InputZeroPoint), layer.InputZeroPoints));
            byte[] weights = new byte[layer.OutputSize * layer.InputSize];
            layer.GetWeights(MemoryMarshal.Cast<byte, sbyte>(weights.AsSpan()));
            bytes.Add(WrittenTensor.Create(Name(number, Weight), "I8", [layer.OutputSize, layer.InputSize], weights));
        }

        KeyValuePair<string, string>[] metadata =
        [
            new("format", Format), new("version", Version), new("layer_sizes", sizes), new("activations", activations),
        ];
        SafetensorsWriter.Write(stream, LongestHeader, metadata, [.. floats, .. bytes]);
    }
}
