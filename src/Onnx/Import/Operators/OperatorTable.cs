namespace MlpGen.Onnx.Import.Operators;

/// <summary>Maps each operator that can be read to its code.</summary>
internal static class OperatorTable
{
    /// <summary>Returns what the first output of a node is.</summary>
    /// <exception cref="UnsupportedException">The node cannot be read.</exception>
    public static Value Read(Node node)
    {
        if (node.Operator == "Constant")
            return ConstantNodes.Read(node);
        if (node.IsConstant)
            return node.Operator is "Gather" or "Slice" or "Concat" ? SizeNodes.Read(node) : new Known(ConstantNodes.Fold(node));
        if (node.Input(0) is not Features && node.HasSizes)
            return SizeNodes.Read(node);
        return node.Operator switch
        {
            "Shape" => SizeNodes.Read(node),
            "Gemm" => DenseNodes.Gemm(node),
            "MatMul" => DenseNodes.MatMul(node),
            "Concat" => RowNodes.Concat(node),
            "Softmax" => RowNodes.Softmax(node),
            "BatchNormalization" => RowNodes.BatchNormalization(node),
            "ai.onnx.ml.Scaler" => RowNodes.Scaler(node),
            "Identity" => node.Features(0),
            "Cast" => ShapeNodes.Cast(node),
            "Dropout" => ShapeNodes.Dropout(node),
            "Flatten" => ShapeNodes.Flatten(node),
            "Reshape" => ShapeNodes.Reshape(node),
            "Squeeze" => ShapeNodes.Squeeze(node),
            "Unsqueeze" => ShapeNodes.Unsqueeze(node),
            "Transpose" => ShapeNodes.Transpose(node),
            _ => ElementNodes.Read(node) ?? throw node.Refuse(
                "has an operator that is not part of a multilayer perceptron. Needed: an output that does not depend on it"),
        };
    }
}
