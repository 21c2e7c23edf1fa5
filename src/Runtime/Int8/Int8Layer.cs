using System;
using MlpGen.Int8;

namespace MlpGen;

/// <summary>
/// A layer of an <see cref="Int8Network"/>. It rounds its inputs to bytes q = round(x / <see cref="InputScale"/>) +
/// <see cref="InputZeroPoint"/>, limited to 0 … 255, and computes z = scale · Σ w·(q − zero point) + bias for each output, where w is a
/// weight from −127 to 127 and scale is the product of <see cref="InputScale"/> and the output's weight scale.
/// </summary>
public sealed class Int8Layer
{
    private readonly float[] _weightScales;
    private readonly float[] _biases;

    internal Int8Layer(LayerNumbers numbers)
    {
        Activation = numbers.Activation;
        InputScale = numbers.InputScale;
        InputZeroPoint = numbers.InputZeroPoint;
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

    /// <summary>Gets the difference between two inputs whose bytes differ by 1.</summary>
    public float InputScale { get; }

    /// <summary>Gets the byte that stands for an input of 0.</summary>
    public byte InputZeroPoint { get; }

    /// <summary>Gets the scale of the weights of each output. A weight w of an output stands for w · scale.</summary>
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

    /// <summary>Returns the layer and its scales in one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{InputSize} → {OutputSize} {Activation}, inputs of {InputScale} · (q − {InputZeroPoint})");
}
