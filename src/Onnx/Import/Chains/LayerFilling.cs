using System;
using System.IO;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>Computes the parameters of a layer from its pieces. Each parameter is rounded to a float once.</summary>
internal static class LayerFilling
{
    /// <summary>Writes the parameters of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">The destination: the weights [output][input], then the biases.</param>
    public static void Fill(Layer layer, Span<float> parameters)
    {
        Span<float> weights = parameters[..(layer.Inputs * layer.Outputs)], biases = parameters[weights.Length..];
        foreach (LayerPiece piece in layer.Pieces)
        {
            FillPiece(layer, piece, weights[..(piece.Inputs * piece.Outputs)], biases[..piece.Outputs]);
            weights = weights[(piece.Inputs * piece.Outputs)..];
            biases = biases[piece.Outputs..];
        }
    }

    /// <summary>Throws unless all parameters of a layer are finite.</summary>
    /// <exception cref="InvalidDataException">A parameter is NaN or too large for a float.</exception>
    public static void Check(Layer layer, ReadOnlySpan<float> parameters)
    {
        foreach (float parameter in parameters)
        {
            if (!float.IsFinite(parameter))
                throw new InvalidDataException($"All parameters must be finite (one of {layer.Pieces[0].Weights.Name} was {parameter}).");
        }
    }

    private static void FillPiece(Layer layer, LayerPiece piece, Span<float> weights, Span<float> biases)
    {
        double[] shifts = new double[piece.Outputs];
        int rows = (int)piece.Weights.Shape[0], columns = (int)piece.Weights.Shape[1];
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++)
        {
            piece.Weights.Numbers.Read(i * columns, row);
            for (int j = 0; j < columns; j++)
            {
                (int output, int input) = piece.IsTransposed ? (j, i) : (i, j);
                double weight = row[j] * piece.Factor;
                shifts[output] += weight * ColumnAffine.At(layer.Before.Shift, input);
                weight *= ColumnAffine.At(layer.Before.Scale, input);
                weights[(output * piece.Inputs) + input] = (float)(weight * ColumnAffine.At(piece.After.Scale, output));
            }
        }

        for (int output = 0; output < biases.Length; output++)
            biases[output] = (float)Bias(piece, shifts[output], output);
    }

    // A sum with 0 would turn −0 into 0, so only what is not 0 is added.
    private static double Bias(LayerPiece piece, double shift, int output)
    {
        double bias = piece.Biases is null ? shift : Sum(ColumnAffine.At(piece.Biases, output), shift);
        return Sum(bias * ColumnAffine.At(piece.After.Scale, output), ColumnAffine.At(piece.After.Shift, output));
    }

    private static double Sum(double a, double b) => b == 0 ? a : a == 0 ? b : a + b;
}
