using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Writes the <c>&lt;remarks&gt;</c> of the class: its layers, their costs, and the reasons for their kernels.</summary>
internal static class RemarksEmitter
{
    public static IEnumerable<string> Lines(NetworkPlan plan)
    {
        string sizes = string.Join(" → ", plan.Layers.Select(layer => layer.Outputs).Prepend(plan.InputSize).Select(size => $"{size}"));
        yield return "<remarks>";
        yield return $"<para>{sizes}, {plan.Loss} loss: {Literals.Grouped(plan.ParameterCount)} parameters.</para>";
        yield return "<list type=\"table\">";
        yield return "<listheader><term>Layer</term><description>Shape, activation, parameters, kernel, reason</description></listheader>";
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
        if (Absent(plan) is { } absent)
            yield return $"<para>The class has no code for {absent}.</para>";
        yield return $"<para>Rows run in blocks of {plan.Memory.BlockRows}, so no cost depends on the number of rows." +
            (plan.Memory.RowOnStack ? string.Empty : " One row is too wide for the stack, so it uses the workspace of the thread.") +
            " The stack frames of the methods are not included.</para>";
        yield return "</remarks>";
    }

    private static string? Absent(NetworkPlan plan) => (plan.HasTraining, plan.HasPopulations) switch
    {
        (true, true) => null,
        (false, true) => "training",
        (true, false) => "populations",
        (false, false) => "training and populations",
    };

    private static string Dropout(LayerPlan layer) =>
        layer.Dropout > 0 ? $"dropout {layer.Dropout.ToString("R", CultureInfo.InvariantCulture)} in training, " : string.Empty;
}
