using MlpGen.Onnx.Import.Chains;
using MlpGen.Onnx.Import.Constants;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>Reads the operators that multiply by a matrix.</summary>
internal static class DenseNodes
{
    /// <summary>Reads alpha·A·B + beta·C, where A or B can be transposed first. One of A and B is the weights.</summary>
    public static Value Gemm(Node node)
    {
        float alpha = node.Float("alpha", 1), beta = node.Float("beta", 1);
        bool isTransposedA = node.Int("transA", 0) != 0, isTransposedB = node.Int("transB", 0) != 0;
        bool isFirst = node.Input(0) is Features;
        Features features = node.Features(isFirst ? 0 : 1);
        if (features.Shape.Length != 2)
            throw node.Refuse($"reads a tensor of {features.Shape.Length} dimensions. Needed: two");
        ConstantTensor weights = node.Constant(isFirst ? 1 : 0);
        bool areTransposed = isFirst ? isTransposedB : isTransposedA;
        bool isTransposed = features.IsTransposed != (isFirst ? isTransposedA : isTransposedB);
        Features sums = Multiply(node, features, isTransposed, weights, areTransposed, isFirst, alpha);
        return node.Input(2) is null || beta == 0 ? sums : WithBiases(node, sums, beta);
    }

    /// <summary>Reads A·B, where A or B is the weights.</summary>
    public static Value MatMul(Node node)
    {
        bool isFirst = node.Input(0) is Features;
        Features features = node.Features(isFirst ? 0 : 1);
        if (!features.IsFlat || (features.IsTransposed && features.Shape.Length != 2))
            throw node.Refuse("multiplies more than one vector of each row. Needed: Flatten in front of it");
        return Multiply(node, features, features.IsTransposed, node.Constant(isFirst ? 1 : 0), false, isFirst, 1);
    }

    /// <summary>Appends a layer.</summary>
    /// <param name="node">The node.</param>
    /// <param name="features">The inputs of the layer.</param>
    /// <param name="isTransposed">True if the node reads one column of features for each row.</param>
    /// <param name="weights">The matrix.</param>
    /// <param name="areTransposed">True if the node transposes the matrix first.</param>
    /// <param name="isFirst">True if the features are the first factor.</param>
    /// <param name="factor">The factor of the product.</param>
    private static Features Multiply(
        Node node, Features features, bool isTransposed, ConstantTensor weights, bool areTransposed, bool isFirst, double factor)
    {
        if (weights.Shape is not [> 0, > 0])
            throw node.Refuse($"multiplies by a tensor of {weights.Shape.Length} dimensions. Needed: a matrix");
        if (isTransposed == isFirst)
            throw node.Refuse("multiplies along the rows of the batch. Needed: a product over the features of each row");
        if (factor == 0 || !float.IsFinite((float)factor))
            throw node.Refuse($"multiplies by alpha = {factor}. Needed: a finite number that is not 0");

        // x·W has W as [input][output], and W·x as [output][input].
        LayerPiece piece = new(weights, isFirst != areTransposed, factor, null, ColumnAffine.Identity);
        if (TransposedNumbers.Undo(weights) is { } original)
            piece = piece with { Weights = original, IsTransposed = !piece.IsTransposed };

        Chain before = features.Expression.Settled;
        try
        {
            long[] shape = [.. features.Shape[..^1], piece.Outputs];
            return new Features(before.Append(piece).Variable, shape, isTransposed);
        }
        catch (UnsupportedException error)
        {
            throw node.Refuse($"does not fit: {error.Message}");
        }
    }

    private static Features WithBiases(Node node, Features sums, double beta)
    {
        ConstantTensor biases = node.Constant(2);
        ElementNodes.CheckColumns(node, sums, biases);
        double[] values = biases.ToArray(node.Context);
        for (int i = 0; i < values.Length; i++)
            values[i] *= beta;
        Chain chain = sums.Expression.Chain!;
        LayerPiece piece = chain.Last!.Pieces[0] with { Biases = values };
        return new Features(chain.Before!.Append(chain.Last with { Pieces = [piece] }).Variable, sums.Shape, sums.IsTransposed);
    }
}
