using System;
using System.Globalization;
using System.IO;

namespace MlpGen;

/// <summary>
/// The numbers of an IDX file, the format of the MNIST digits (https://yann.lecun.com/exdb/mnist/). The file contains two zero bytes, the
/// type of the numbers, the number of dimensions, the size of each dimension, and the numbers. All of them are big-endian. Files compressed
/// with gzip are decompressed.
/// </summary>
public sealed class IdxTensor
{
    private readonly int[] _shape;
    private readonly float[] _values;

    private IdxTensor((int[] Shape, float[] Values) content) => (_shape, _values) = content;

    /// <summary>Gets the size of each dimension, outermost first. The images of MNIST have the sizes 60,000, 28 and 28.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>
    /// Gets the numbers in the order of the file. Their count is the product of <see cref="Shape"/>. 32-bit integers and doubles are
    /// rounded to the nearest float.
    /// </summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Reads a file.</summary>
    /// <param name="path">
    /// The path of the file, which can be compressed with gzip. Compression is detected from the content, not from the name.
    /// </param>
    /// <param name="options">The size limit. Default: null, which uses the defaults of <see cref="IdxOptions"/>.</param>
    /// <exception cref="InvalidDataException">
    /// The file is not an IDX file, ends early, continues after its last number, or is larger than the options allow.
    /// </exception>
    public static IdxTensor Load(string path, IdxOptions? options = null)
    {
        using FileStream file = File.OpenRead(path);
        return new IdxTensor(IdxReader.Read(file, path, options));
    }

    /// <summary>Reads a stream from its position to its end. The stream stays open.</summary>
    /// <param name="stream">
    /// The stream. It does not need to support seeking. If it does not, memory is allocated as the numbers arrive, not in advance from the
    /// header.
    /// </param>
    /// <param name="options">The size limit. Default: null, which uses the defaults of <see cref="IdxOptions"/>.</param>
    /// <exception cref="InvalidDataException">
    /// The data is not in IDX format, ends early, continues after its last number, or is larger than the options allow.
    /// </exception>
    public static IdxTensor Load(Stream stream, IdxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new IdxTensor(IdxReader.Read(stream, "The IDX data", options));
    }

    /// <summary>Returns one line with the sizes.</summary>
    public override string ToString() =>
        $"IdxTensor: {string.Join(" × ", System.Array.ConvertAll(_shape, size => size.ToString(CultureInfo.InvariantCulture)))}";

    internal float[] Array => _values;
}
