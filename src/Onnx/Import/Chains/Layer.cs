using System.Linq;
using MlpGen.Onnx.Import.Constants;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>The weights and biases of a layer, or of one of several heads that form a layer side by side.</summary>
/// <param name="Weights">The matrix.</param>
/// <param name="IsTransposed">True if the matrix is [input][output]. False for [output][input].</param>
/// <param name="Factor">The factor of the weights.</param>
/// <param name="Biases">The biases, one for all outputs or one for each. Null for zeros.</param>
/// <param name="After">The affine map of the weighted sums.</param>
internal sealed record LayerPiece(ConstantTensor Weights, bool IsTransposed, double Factor, double[]? Biases, ColumnAffine After)
{
    /// <summary>Gets the number of inputs.</summary>
    public int Inputs => (int)Weights.Shape[IsTransposed ? 0 : 1];

    /// <summary>Gets the number of outputs.</summary>
    public int Outputs => (int)Weights.Shape[IsTransposed ? 1 : 0];
}

/// <summary>A layer of a network.</summary>
/// <param name="Pieces">The parts of the layer, side by side.</param>
/// <param name="Before">The affine map of the inputs, which is folded into the weights.</param>
/// <param name="Activation">The activation.</param>
internal sealed record Layer(LayerPiece[] Pieces, ColumnAffine Before, Activation Activation)
{
    // A piece with its maps and the headers of their arrays.
    private const int PieceCost = 256;

    /// <summary>Gets the number of inputs.</summary>
    public int Inputs => Pieces[0].Inputs;

    /// <summary>Gets the number of outputs.</summary>
    public int Outputs => Pieces.Sum(piece => piece.Outputs);

    /// <summary>Returns the same layer with an affine map behind the weighted sums.</summary>
    public Layer Then(ColumnAffine affine, ReadingContext context)
    {
        context.Charge((long)Pieces.Length * PieceCost);
        LayerPiece[] pieces = new LayerPiece[Pieces.Length];
        for (int i = 0, first = 0; i < pieces.Length; first += Pieces[i++].Outputs)
            pieces[i] = Pieces[i] with { After = Pieces[i].After.Then(affine.Slice(first, Pieces[i].Outputs), context) };
        return this with { Pieces = pieces };
    }
}
