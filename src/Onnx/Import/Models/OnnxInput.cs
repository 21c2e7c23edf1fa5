using System.Globalization;

namespace MlpGen.Onnx;

/// <summary>An input tensor of a network in an ONNX file.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Size">The number of columns. The network takes the columns of all its input tensors side by side.</param>
public sealed record OnnxInput(string Name, int Size)
{
    /// <summary>Returns the name and the size, for example <c>obs_0 (8)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Size})");
}
