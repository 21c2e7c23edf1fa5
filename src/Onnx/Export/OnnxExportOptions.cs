using System;

namespace MlpGen.Onnx;

/// <summary>The settings of <see cref="OnnxFile.Save(IInferenceNetwork, string, OnnxExportOptions)"/>.</summary>
public sealed class OnnxExportOptions
{
    /// <summary>The oldest version of the ONNX operators that can be written.</summary>
    public const int OldestOpset = 9;

    /// <summary>The newest version of the ONNX operators that can be written.</summary>
    public const int NewestOpset = 21;

    private const int DefaultOpset = 17;

    /// <summary>
    /// Gets the version of the ONNX operators, from 9 to 21. Default: 17. Older programs need a lower version. An activation that the
    /// version has no operator for is written as several nodes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Opset
    {
        get;
        init => field = value is >= OldestOpset and <= NewestOpset
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Opset), $"{nameof(Opset)} must be between {OldestOpset} and {NewestOpset} (was {value}).");
    }
    = DefaultOpset;

    /// <summary>
    /// Gets a value that is true to leave out Softmax or Sigmoid at the output, so that the file returns logits. Other output activations
    /// are always kept. Default: false.
    /// </summary>
    public bool Logits { get; init; }

    /// <summary>
    /// Gets the transform of the rows on which the network was trained. The file then accepts untransformed inputs and returns outputs in
    /// the unit of the targets. Default: null, for no transform.
    /// </summary>
    public NetworkTransform? Transform { get; init; }
}
