using System;

namespace MlpGen.Verification;

/// <summary>The weights or the biases of a layer, and their position in canonical order.</summary>
/// <param name="Layer">The index of the layer. 0 is the first hidden layer.</param>
/// <param name="Outputs">The number of units of the layer.</param>
/// <param name="Inputs">The number of units of the previous layer, or 0 for biases.</param>
/// <param name="Offset">The position of the first parameter.</param>
internal sealed record ParameterTensor(int Layer, int Outputs, int Inputs, int Offset)
{
    public bool IsBias => Inputs == 0;

    public int Length => IsBias ? Outputs : Outputs * Inputs;

    /// <summary>Returns two tensors for each layer, in canonical order: [output][input], then [output].</summary>
    public static ParameterTensor[] All(ReadOnlySpan<int> layerSizes)
    {
        ParameterTensor[] tensors = new ParameterTensor[2 * (layerSizes.Length - 1)];
        int offset = 0;
        for (int layer = 0; layer + 1 < layerSizes.Length; layer++)
        {
            tensors[2 * layer] = new ParameterTensor(layer, layerSizes[layer + 1], layerSizes[layer], offset);
            offset += tensors[2 * layer].Length;
            tensors[(2 * layer) + 1] = new ParameterTensor(layer, layerSizes[layer + 1], 0, offset);
            offset += layerSizes[layer + 1];
        }

        return tensors;
    }

    /// <summary>Returns the position of an element among all parameters. A tensor of biases ignores the input.</summary>
    public int Index(int output, int input = 0) => Offset + (IsBias ? output : (output * Inputs) + input);

    /// <summary>Returns the output and, for a weight, the input of an element of this tensor.</summary>
    public (int Output, int Input) Element(int place) => IsBias ? (place, 0) : (place / Inputs, place % Inputs);

    /// <summary>Returns the location of an element for messages.</summary>
    public SelfCheckLocation Location(int place)
    {
        (int output, int input) = Element(place);
        return new SelfCheckLocation(Layer + 1, Row: null, output, IsBias ? null : input);
    }

    /// <summary>Computes ∂E/∂w of an element, summed over the first rows, from the δ and the a of each row.</summary>
    public Rounded Gradient(int place, Rounded[][][] deltas, ReferenceRow[] rows, int count)
    {
        (int output, int input) = Element(place);
        Rounded sum = 0;
        for (int row = 0; row < count; row++)
            sum += deltas[row][Layer + 1][output] * (IsBias ? 1 : rows[row].A[Layer][input]);
        return sum;
    }

    /// <summary>Throws unless all parameters are finite.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    public void ThrowIfNotFinite(float[] parameters)
    {
        for (int place = 0; place < Length; place++)
        {
            float value = parameters[Offset + place];
            if (!float.IsFinite(value))
            {
                throw new InvalidOperationException(
                    $"Parameters must be finite to be checked (the parameter of {Location(place)} was {value}).");
            }
        }
    }
}
