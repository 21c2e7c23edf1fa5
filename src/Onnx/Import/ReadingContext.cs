using System.IO;

namespace MlpGen.Onnx.Import;

/// <summary>The settings of one reading, and the memory that it may use.</summary>
/// <param name="options">The settings of the caller.</param>
/// <param name="budget">The number of bytes that may be computed from the file.</param>
internal sealed class ReadingContext(OnnxOpenOptions options, long budget)
{
    private long _used;

    /// <summary>Gets the settings of the caller.</summary>
    public OnnxOpenOptions Options => options;

    /// <summary>Allocates an array, if the file may use as much memory.</summary>
    /// <exception cref="InvalidDataException">The file has used its memory.</exception>
    public double[] Allocate(long length)
    {
        Charge(length * sizeof(double));
        return new double[length];
    }

    /// <summary>Counts memory that is allocated elsewhere.</summary>
    /// <exception cref="InvalidDataException">The file has used its memory.</exception>
    public void Charge(long bytes)
    {
        _used += bytes;
        if (_used > budget)
        {
            throw new InvalidDataException(
                $"What the nodes compute from constants must fit into {budget} bytes (it needs more). " +
                "The file is damaged, or it is not a multilayer perceptron.");
        }
    }
}
