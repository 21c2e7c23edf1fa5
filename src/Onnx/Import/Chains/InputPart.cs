using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>An input tensor of the graph.</summary>
/// <param name="name">The name of the tensor.</param>
/// <param name="width">The number of columns. 0 if the graph does not state it.</param>
internal sealed class InputPart(string name, int width)
{
    /// <summary>Gets the name of the tensor.</summary>
    public string Name => name;

    /// <summary>Gets the number of columns. 0 until it is known.</summary>
    public int Width { get; private set; } = width;

    /// <summary>Sets the number of columns, which the first layer or the numbers of a transform state.</summary>
    /// <exception cref="UnsupportedException">The number is known and different.</exception>
    public void Fix(int columns)
    {
        if (Width != 0 && Width != columns)
            throw new UnsupportedException($"input {Quoted(name)} must have {columns} columns (has {Width})");
        Width = columns;
    }
}
