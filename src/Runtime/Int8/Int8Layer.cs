using System;
using MlpGen.Int8;

namespace MlpGen;

/// <summary>
/// A layer of an <see cref="Int8Network"/>. It rounds its inputs to bytes q = round(x / input scale) + zero point, limited to 0 … 255, and
/// computes z = weight scale · Σ w·(q − zero point) + bias for each output. A weight w is an integer from −127 to 127 and stands for the
/// float w · weight scale / input scale.
/// </summary>
public sealed class Int8Layer
{
    private readonly InputScales _input;
    private readonly float[] _weightScales;
    private readonly float[] _biases;

    internal Int8Layer(LayerNumbers numbers)
    {
        Activation = numbers.Activation;
        _input = numbers.Input;
        _weightScales = numbers.WeightScales;
        _biases = numbers.Biases;
        Packed = new PackedLayer(numbers);
    }

    /// <summary>Gets the number of inputs.</summary>
    public int InputSize => Packed.InputSize;

    /// <summary>Gets the number of outputs.</summary>
    public int OutputSize => Packed.OutputSize;

    /// <summary>Gets the activation.</summary>
    public Activation Activation { get; }

    /// <summary>
    /// Gets the difference between two inputs whose bytes differ by 1: one number for all inputs, or one for each if they are unlike.
    /// </summary>
    public ReadOnlySpan<float> InputScales => _input.Scales;

    /// <summary>
    /// Gets the byte that stands for an input of 0: one number for all inputs, or one for each. It is outside 0 … 255 if the range of an
    /// input does not contain 0.
    /// </summary>
    public ReadOnlySpan<int> InputZeroPoints => _input.ZeroPoints;

    /// <summary>Gets the factor of each output, which turns its sum of products into a float.</summary>
    public ReadOnlySpan<float> WeightScales => _weightScales;

    /// <summary>Gets the bias of each output.</summary>
    public ReadOnlySpan<float> Biases => _biases;

    /// <summary>Gets the layer in the order of the kernels.</summary>
    internal PackedLayer Packed { get; }

    /// <summary>Copies the weights, row-major [output][input]. Each is between −127 and 127.</summary>
    /// <param name="destination">The destination, <see cref="OutputSize"/> × <see cref="InputSize"/> numbers.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    [CLSCompliant(false)]
    public void GetWeights(Span<sbyte> destination)
    {
        if (destination.Length != OutputSize * InputSize)
        {
            throw new ArgumentException(
                $"{nameof(destination)} must have {OutputSize * InputSize} numbers (had {destination.Length}).", nameof(destination));
        }

        Packed.Unpack(destination);
    }

    /// <summary>Returns the layer in one line.</summary>
    public override string ToString() => $"{InputSize} → {OutputSize} {Activation}";
}
