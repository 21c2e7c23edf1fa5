using System;
using System.Linq;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>
/// Prints the choice of the vector width: <c>Vector512.IsHardwareAccelerated</c> and its like are constants to the JIT, so nothing is
/// left of it at run time.
/// </summary>
internal sealed class DispatchEmitter(CodeWriter writer, NetworkPlan plan)
{
    public void Emit()
    {
        Method("ForwardRow", "ref float parameters, ref float input, ref float output, ref float scratch");
        Method("ForwardRows", "ref float parameters, ref float inputs, int rows, ref float outputs, ref float scratch");
        Method("ForwardTraining", KernelText.TrainingParameters(plan));
        if (plan.Output.Pass == OutputPass.Activation)
        {
            Method("ActivateOutputs", "ref float values, int count", $"{plan.Last.Activation}");
            Method("ActivateOutputs", "ref float values, ref float derivatives, int count", $"{plan.Last.Activation}");
        }

        if (plan.Last.Derivative != DerivativeSource.One)
            Method("OutputDelta", "ref float workspace, int rows");
        if (plan.Layers.Count > 1)
            Method("HiddenDeltas", "ref float parameters, ref float workspace, int rows");
        Method("AddGradients<TSink>", "ref float inputs, int rows, ref float workspace, ref TSink sink", constraint: KernelText.SinkConstraint);
        Method("InputGradients", "ref float parameters, ref float workspace, int rows, ref float inputGradients");
        if (plan.HasPopulations)
            Method("ForwardAgents", "ref float parameters, ref float scratch");
    }

    private void Method(string name, string parameters, string? target = null, string? constraint = null)
    {
        string arguments = string.Join(", ", parameters.Split(',').Select(parameter =>
            parameter.Trim().StartsWith("ref ", StringComparison.Ordinal) ? $"ref {parameter.Trim().Split(' ')[2]}" : parameter.Trim().Split(' ')[1]));
        string Call(WidthPlan width) => $"{plan.KernelClass(width)}.{target ?? name}({arguments});";

        writer.Blank();
        writer.Line(KernelText.Inline);
        string head = $"private static void {name}({(plan.WidthSwitch ? "int width, " : string.Empty)}{parameters})";
        using (writer.Block(constraint is null ? head : $"{head}\n    {constraint}"))
        {
            WidthPlan narrowest = plan.Widths[0];
            if (plan.Widths.Count == 1)
            {
                writer.Line(Call(narrowest));
                return;
            }

            string choice = "if";
            foreach (WidthPlan width in plan.Widths.Skip(1).Reverse())
            {
                writer.Line($"{choice} ({Condition(width.Bits)})\n    {Call(width)}");
                choice = "else if";
            }

            writer.Line($"else\n    {Call(narrowest)}");
        }
    }

    private string Condition(int width)
    {
        string supported = $"Vector{width}.IsHardwareAccelerated";
        return plan.WidthSwitch ? $"width == {width} || (width == 0 && {supported})" : supported;
    }
}
