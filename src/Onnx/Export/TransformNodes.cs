using System;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>Writes the transforms of a network's rows as nodes.</summary>
internal static class TransformNodes
{
    private const int FirstOpsetWithClipInputs = 11;

    /// <summary>Adds (x − offset) / scale and the limits, if there are any.</summary>
    public static void AddInputs(GraphBuilder graph, ColumnTransform transform, int opset)
    {
        const string Name = "transform.inputs";
        int columns = transform.ColumnCount;
        float[] offsets = Floats(transform.Offsets, "offset"), remainders = new float[columns];
        graph.Add("Sub", $"{Name}.centered", graph.Last, graph.Constant($"{Name}.offset", offsets, columns));

        // Offsets are doubles. Without the rest, a column of large numbers close to each other would be shifted as a whole.
        for (int i = 0; i < columns; i++)
            remainders[i] = (float)(transform.Offsets[i] - offsets[i]);
        if (!Array.TrueForAll(remainders, remainder => remainder == 0))
            graph.Add("Sub", $"{Name}.corrected", graph.Last, graph.Constant($"{Name}.remainder", remainders, columns));
        graph.Add("Div", $"{Name}.scaled", graph.Last, graph.Constant($"{Name}.scale", Floats(transform.Scales, "scale"), columns));
        if (transform.LowerLimits.IsEmpty)
            return;
        float[] lower = Floats(transform.LowerLimits, "limit"), upper = Floats(transform.UpperLimits, "limit");
        if (AreEqual(lower) && AreEqual(upper))
        {
            AddClip(graph, $"{Name}.limited", lower[0], upper[0], opset);
            return;
        }

        // Clip has one limit for all columns.
        graph.Add("Max", $"{Name}.raised", graph.Last, graph.Constant($"{Name}.lower", lower, columns));
        graph.Add("Min", $"{Name}.limited", graph.Last, graph.Constant($"{Name}.upper", upper, columns));
    }

    /// <summary>Adds z · scale + offset.</summary>
    public static void AddTargets(GraphBuilder graph, ColumnTransform transform)
    {
        const string Name = "transform.targets";
        int columns = transform.ColumnCount;
        graph.Add("Mul", $"{Name}.scaled", graph.Last, graph.Constant($"{Name}.scale", Floats(transform.Scales, "scale"), columns));
        graph.Add("Add", $"{Name}.shifted", graph.Last, graph.Constant($"{Name}.offset", Floats(transform.Offsets, "offset"), columns));
    }

    private static void AddClip(GraphBuilder graph, string output, float lower, float upper, int opset)
    {
        if (opset >= FirstOpsetWithClipInputs)
        {
            graph.Add("Clip", output, graph.Last, graph.Constant($"{output}.lower", lower), graph.Constant($"{output}.upper", upper));
            return;
        }

        NodeProto clip = graph.Add("Clip", output, graph.Last);
        GraphBuilder.Set(clip, "min", lower);
        GraphBuilder.Set(clip, "max", upper);
    }

    private static bool AreEqual(float[] values) => Array.TrueForAll(values, value => value == values[0]);

    private static float[] Floats(ReadOnlySpan<double> values, string what)
    {
        float[] floats = new float[values.Length];
        for (int i = 0; i < floats.Length; i++)
        {
            floats[i] = (float)values[i];
            bool isLost = double.IsFinite(values[i]) && (float.IsInfinity(floats[i]) || (floats[i] == 0 && values[i] != 0));
            if (isLost)
            {
                throw new ArgumentException(
                    $"The {what} of column {i} must fit into a float, which is what ONNX files store (was {values[i]}).", "options");
            }
        }

        return floats;
    }
}
