using System;
using System.Globalization;
using System.IO;

namespace MlpGen;

/// <summary>
/// The numbers of an IDX file, the format of the MNIST digits (https://yann.lecun.com/exdb/mnist/): two bytes 0, the type of the numbers,
/// how many sizes, the sizes, and the numbers, all with the most significant byte first. Files packed with gzip are unpacked.
/// </summary>
public sealed class IdxTensor
{
    private readonly int[] _sizes;
    private readonly float[] _values;

    private IdxTensor((int[] Sizes, float[] Values) content) => (_sizes, _values) = content;

    /// <summary>The sizes, outermost first: 60,000, 28, 28 for the images of MNIST.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>
    /// As many as the product of the sizes, in the order of the file. 32-bit integers and doubles are rounded to the nearest float.
    /// </summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, packed with gzip or not, whatever it is called.</param>
    /// <param name="options">How large it may be; the defaults of <see cref="IdxOptions"/> where left out.</param>
    /// <exception cref="InvalidDataException">
    /// The file is no IDX file, is cut short, goes on after its last number, or is larger than options say.
    /// </exception>
    public static IdxTensor Load(string path, IdxOptions? options = null)
    {
        using FileStream file = File.OpenRead(path);
        return new IdxTensor(IdxReader.Read(file, path, options));
    }

    /// <summary>Reads a stream from its position to its end. It stays open.</summary>
    /// <param name="stream">It need not seek; then memory is taken as the numbers arrive, not as the header says.</param>
    /// <param name="options">How large it may be; the defaults of <see cref="IdxOptions"/> where left out.</param>
    /// <exception cref="InvalidDataException">
    /// The data is no IDX file, is cut short, goes on after its last number, or is larger than options say.
    /// </exception>
    public static IdxTensor Load(Stream stream, IdxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new IdxTensor(IdxReader.Read(stream, "The IDX data", options));
    }

    /// <summary>One line: the sizes.</summary>
    public override string ToString() =>
        $"IdxTensor: {string.Join(" × ", System.Array.ConvertAll(_sizes, size => size.ToString(CultureInfo.InvariantCulture)))}";

    internal float[] Array => _values;
}
