using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>The <c>&lt;remarks&gt;</c> of the class: its layers, what they cost, and why they have the kernels they have.</summary>
internal static class RemarksEmitter
{
    public static IEnumerable<string> Lines(NetworkPlan plan)
    {
        string sizes = string.Join(" → ", plan.Layers.Select(layer => layer.Outputs).Prepend(plan.InputSize).Select(size => $"{size}"));
        yield return "<remarks>";
        yield return $"<para>{sizes}, {plan.Loss} loss: {Literals.Grouped(plan.ParameterCount)} parameters.</para>";
        yield return "<list type=\"table\">";
        yield return "<listheader><term>Layer</term><description>Shape, activation, parameters, kernel and why</description></listheader>";
        foreach (LayerPlan layer in plan.Layers)
        {
            yield return $"<item><term>{layer.Number}</term>";
            yield return
                $"<description>{layer.Inputs} → {layer.Outputs}, {layer.Activation}, {Dropout(layer)}" +
                $"{Literals.Grouped(layer.ParameterCount)} parameters; {layer.Kind}: {layer.Reason}.</description></item>";
        }

        yield return "</list>";
        foreach (string line in CostsBody.Table(plan))
            yield return line;
        yield return $"<para>Rows run in blocks of {plan.Memory.BlockRows}, so that no cost grows with their number." +
            (plan.Memory.RowOnStack ? string.Empty : " One row is too wide for the stack; its scratch is the workspace of the thread.") +
            " Stack frames of the methods themselves are not counted.</para>";
        yield return "</remarks>";
    }

    private static string Dropout(LayerPlan layer) =>
        layer.Dropout > 0 ? $"dropout {layer.Dropout.ToString("R", CultureInfo.InvariantCulture)} in training, " : string.Empty;
}
