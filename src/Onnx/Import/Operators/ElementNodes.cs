using System;
using System.Linq;
using MlpGen.Numerics;
using MlpGen.Onnx.Import.Chains;
using MlpGen.Onnx.Import.Constants;
using MlpGen.Onnx.Import.Functions;
using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>Reads the operators that compute each number from the numbers at the same place.</summary>
internal static class ElementNodes
{
    /// <summary>Returns the function of an operator. Null if the operator is not elementwise.</summary>
    public static ScalarFunction? Function(Node node) => node.Operator switch
    {
        "Add" or "Sum" => ScalarFunction.Add,
        "Sub" => ScalarFunction.Sub,
        "Mul" => ScalarFunction.Mul,
        "Div" => ScalarFunction.Div,
        "Max" => ScalarFunction.Max,
        "Min" => ScalarFunction.Min,
        "Pow" => ScalarFunction.Pow,
        "PRelu" => ScalarFunction.PRelu,
        "Neg" => ScalarFunction.Neg,
        "Abs" => new(Math.Abs),
        "Exp" => new(Math.Exp),
        "Log" => new(Math.Log),
        "Sqrt" => new(Math.Sqrt),
        "Reciprocal" => new(a => 1 / a),
        "Erf" => new(Erf),
        "LeakyRelu" => Of(node.Float("alpha", 0.01f), (a, alpha) => a < 0 ? a * alpha : a),
        "Elu" => Of(node.Float("alpha", 1), Elu),
        "Celu" => Of(node.Float("alpha", 1), (a, alpha) => Elu(a / alpha, 1) * alpha),
        "Selu" => Selu(node.Float("alpha", 1.67326319f), node.Float("gamma", 1.05070102f)),
        "HardSigmoid" => HardSigmoid(node.Float("alpha", 0.2f), node.Float("beta", 0.5f)),
        "Swish" => Of(node.Float("alpha", 1), (a, alpha) => a / (1 + Math.Exp(-a * alpha))),
        "Gelu" when node.Text("approximate", "none") == "tanh" => new(TanhGelu),
        "Relu" or "Sigmoid" or "Tanh" or "Softplus" or "Softsign" or "HardSwish" or "Mish" or "Gelu" =>
            new(ActivationFormula.For((Activation)Enum.Parse(typeof(Activation), node.Operator))!.Value),
        _ => null,
    };

    /// <summary>Returns the result of an elementwise operator. Null if the operator is not elementwise.</summary>
    /// <exception cref="UnsupportedException">The node cannot be read.</exception>
    public static Features? Read(Node node)
    {
        if (node.Operator == "Clip")
            return Clip(node);
        if (Function(node) is not { } function)
            return null;
        if (node.InputCount != (function.IsBinary ? 2 : 1))
            throw node.Refuse($"has {node.InputCount} inputs. Needed: {(function.IsBinary ? 2 : 1)}");
        Features first = node.Input(0) as Features ?? node.Features(1);
        Expression[] arguments = [.. Enumerable.Range(0, node.InputCount).Select(i => Argument(node, i, first))];
        return new Features(new Application(function, node.Source, arguments), first.Shape, first.IsTransposed);
    }

    /// <summary>Throws unless a constant has one number, or one for each feature.</summary>
    public static void CheckColumns(Node node, Features features, ConstantTensor constant)
    {
        if (constant.Count == 0)
            throw node.Refuse("combines a tensor with no constants. Needed: one constant, or one for each feature of a row");
        if (constant.Count == 1 && constant.Shape.Length <= features.Shape.Length)
            return;
        int axis = features.IsTransposed ? features.Shape.Length - 2 : features.Shape.Length - 1;
        int own = axis - features.Shape.Length + constant.Shape.Length;
        if (constant.Shape.Length > features.Shape.Length || own < 0 || constant.Shape[own] != constant.Count || !features.IsFlat)
        {
            throw node.Refuse(
                $"combines a tensor with {Sizes(constant.Shape)} constants. Needed: one constant, or one for each feature of a row");
        }

        node.RequireColumns(features, constant.Count);
    }

    private static Features Clip(Node node)
    {
        Features features = node.Features(0);
        Expression result = features.Expression;
        if (node.Number(1, "min") is { } lower)
            result = new Application(ScalarFunction.Max, node.Source, result, new Numbers([lower]));
        if (node.Number(2, "max") is { } upper)
            result = new Application(ScalarFunction.Min, node.Source, result, new Numbers([upper]));
        return new Features(result, features.Shape, features.IsTransposed);
    }

    private static Expression Argument(Node node, int index, Features first)
    {
        if (node.Input(index) is Known { Tensor: var constant })
        {
            CheckColumns(node, first, constant);
            return new Numbers(constant.ToArray(node.Context));
        }

        Features features = node.Features(index);
        return features.IsTransposed == first.IsTransposed && features.Shape.AsSpan(1).SequenceEqual(first.Shape.AsSpan(1))
            ? features.Expression
            : throw node.Refuse("combines tensors of different shapes. Needed: the same shape");
    }

    private static ScalarFunction Of(double alpha, Func<double, double, double> function) =>
        new(a => function(a, alpha));

    private static ScalarFunction Selu(double alpha, double gamma) => new(a => gamma * Elu(a, alpha));

    private static ScalarFunction HardSigmoid(double alpha, double beta) => new(a => Math.Clamp((a * alpha) + beta, 0, 1));

    private static double Elu(double a, double alpha) => a > 0 ? a : alpha * (Math.Exp(a) - 1);

    // Gelu(z) = ½·z·(1 + erf(z/√2)), solved for erf. At 0, erf is 0.
    private static double Erf(double a)
    {
        double z = a * Math.Sqrt(2);
        return z == 0 ? 0 : (2 * ActivationFormula.For(Activation.Gelu)!.Value(z) / z) - 1;
    }

    private static double TanhGelu(double a) => 0.5 * a * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (a + (0.044715 * a * a * a))));
}
