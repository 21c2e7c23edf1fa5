using System;
using System.Collections.Generic;
using MlpGen.Onnx.Import.Chains;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>Reads the operators that treat the features of a row together or one by one.</summary>
internal static class RowNodes
{
    private const float DefaultEpsilon = 1e-5f;

    /// <summary>Reads inputs or heads side by side.</summary>
    public static Value Concat(Node node)
    {
        List<Chain> chains = [];
        for (int i = 0; i < node.InputCount; i++)
        {
            Features part = node.Features(i);
            if (part.Shape.Length != 2 || part.IsTransposed || node.Int("axis", 1) is not (1 or -1))
                throw node.Refuse("does not join the features of each row. Needed: tensors [batch, columns] and axis = 1");
            chains.Add(part.Expression.Settled);
        }

        // A single tensor stays as it is, so that an activation around the node can still be recognized.
        return chains.Count == 1 ? node.Features(0) : Features.Of(Joining.Join(chains, node.Source), node.Features(0).Shape[0]);
    }

    /// <summary>Reads Softmax over the features of a row.</summary>
    public static Value Softmax(Node node)
    {
        Features features = node.Features(0);
        long axis = node.Int("axis", -1);
        if (features.Shape.Length != 2 || features.IsTransposed || axis is not (1 or -1))
            throw node.Refuse("does not run over the features of each row. Needed: a tensor [batch, columns] and axis = 1");
        Chain chain = features.Expression.Settled.Activate(Activation.Softmax, node.Source);
        return new Features(chain.Variable, features.Shape);
    }

    /// <summary>Reads (x − mean) / √(variance + ε) · scale + bias. In inference, that is an affine map of each column.</summary>
    public static Value BatchNormalization(Node node)
    {
        Features features = node.Features(0);
        if (node.Int("training_mode", 0) != 0 || features.Shape.Length != 2)
            throw node.Refuse("does not normalize each column with constants. Needed: a tensor [batch, columns] and training_mode = 0");
        if (node.OutputCount > 1)
            throw node.Refuse($"has {node.OutputCount} outputs, as in training, where it uses the mean of each batch. Needed: one output");
        for (int i = 1; i < 5; i++)
            ElementNodes.CheckColumns(node, features, node.Constant(i));
        double[] scale = node.Constant(1).ToArray(node.Context), bias = node.Constant(2).ToArray(node.Context);
        double[] mean = node.Constant(3).ToArray(node.Context), variance = node.Constant(4).ToArray(node.Context);
        if (bias.Length != scale.Length || mean.Length != scale.Length || variance.Length != scale.Length)
            throw node.Refuse("has parameters of different lengths. Needed: one of each for every column");
        float epsilon = node.Float("epsilon", DefaultEpsilon);
        for (int i = 0; i < scale.Length; i++)
        {
            scale[i] /= Math.Sqrt(variance[i] + epsilon);
            bias[i] -= mean[i] * scale[i];
        }

        return Affine(node, features, ScalarFunction.Mul, scale, ScalarFunction.Add, bias);
    }

    /// <summary>Reads (x − offset) · scale.</summary>
    public static Value Scaler(Node node)
    {
        Features features = node.Features(0);
        double[] offset = node.Floats("offset"), scale = node.Floats("scale");
        foreach (int count in (ReadOnlySpan<int>)[offset.Length, scale.Length])
        {
            if (count != 1 && (features.Shape.Length != 2 || features.IsTransposed))
                throw node.Refuse("scales a tensor of more than two dimensions. Needed: a tensor [batch, columns]");
            if (count != 1)
                node.RequireColumns(features, count);
        }

        return Affine(node, features, ScalarFunction.Sub, offset, ScalarFunction.Mul, scale);
    }

    private static Features Affine(
        Node node, Features features, ScalarFunction first, double[] a, ScalarFunction second, double[] b)
    {
        Application inner = new(first, node.Source, features.Expression, new Numbers(a));
        return new Features(new Application(second, node.Source, inner, new Numbers(b)), features.Shape, features.IsTransposed);
    }
}
