using System;

namespace MlpGen.Verification;

/// <summary>The weights or the biases of a layer, and where they stand in the canonical order.</summary>
/// <param name="Layer">From 0, the first hidden layer.</param>
/// <param name="Outputs">The units of the layer.</param>
/// <param name="Inputs">The units of the layer before; 0 for biases.</param>
/// <param name="Offset">Where they begin.</param>
internal sealed record ParameterTensor(int Layer, int Outputs, int Inputs, int Offset)
{
    public bool IsBias => Inputs == 0;

    public int Length => IsBias ? Outputs : Outputs * Inputs;

    /// <summary>Two for each layer, in canonical order: [output][input], then [output].</summary>
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

    /// <summary>Where a weight or, without input, a bias stands among all parameters.</summary>
    public int Index(int output, int input = 0) => Offset + (IsBias ? output : (output * Inputs) + input);

    /// <summary>The output and, for a weight, the input of the element at a place in this tensor.</summary>
    public (int Output, int Input) Element(int place) => IsBias ? (place, 0) : (place / Inputs, place % Inputs);

    /// <summary>The same in words.</summary>
    public SelfCheckLocation Location(int place)
    {
        (int output, int input) = Element(place);
        return new SelfCheckLocation(Layer + 1, Row: null, output, IsBias ? null : input);
    }

    /// <summary>∂E/∂w of the element at a place, summed over the first rows, from the δ and the a of each.</summary>
    public Rounded Gradient(int place, Rounded[][][] deltas, ReferenceRow[] rows, int count)
    {
        (int output, int input) = Element(place);
        Rounded sum = 0;
        for (int row = 0; row < count; row++)
            sum += deltas[row][Layer + 1][output] * (IsBias ? 1 : rows[row].A[Layer][input]);
        return sum;
    }

    /// <summary>Demands numbers to compute with.</summary>
    /// <exception cref="InvalidOperationException">One is NaN or infinite.</exception>
    public void DemandFinite(float[] parameters)
    {
        for (int place = 0; place < Length; place++)
        {
            float value = parameters[Offset + place];
            if (!float.IsFinite(value))
            {
                throw new InvalidOperationException(
                    $"The parameter of {Location(place)} is {value}; only finite parameters can be checked.");
            }
        }
    }
}
