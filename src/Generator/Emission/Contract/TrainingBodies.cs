using System;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>
/// Prints the members for losses and gradients, which check their arguments and call the passes. Targets are rows of floats, or labels
/// (class indices).
/// </summary>
internal sealed class TrainingBodies(NetworkPlan plan, PassCalls passes)
{
    public MemberBody ComputeLoss(ContractMember member) => MemberBody.Hot(writer =>
    {
        string targets = GuardData(writer, member);
        string[] arguments = ["ref $MemoryMarshal.GetReference(inputs)", targets, "rows"];
        passes.Call(writer, "return (float)(", "Loss", arguments, " / rows);");
    });

    public MemberBody ComputeGradient(ContractMember member) => MemberBody.Hot(writer =>
    {
        string targets = GuardData(writer, member);
        writer.Line("$Guard.Exactly(gradient.Length, ParameterCount, \"gradient\");");
        writer.Line("$Guard.SameOrApart(gradient, inputs, \"gradient\", \"inputs\");");
        writer.Line($"$Guard.Apart(gradient, {targets}, \"gradient\", \"{targets}\");");
        RentGradient(writer);
        writer.Line("packed.Clear();");
        writer.Line($"$GradientSum sink = new $GradientSum(workspace, {plan.Memory.Training.Length});");
        passes.Call(writer, "double loss = ", "AddGradient", ["inputs", targets, "1f / rows", "ref workspace.First", "ref sink"], ";");
        writer.Line("$Layout.Description.Unpack(packed, gradient);");
        writer.Line("return (float)(loss / rows);");
    });

    public MemberBody Backward() => MemberBody.Hot(writer =>
    {
        writer.Line("int rows = $Guard.RowCount(inputs.Length, InputSize, \"inputs\");");
        writer.Line("$Guard.Length(outputGradients.Length, rows, OutputSize, \"outputGradients\");");
        writer.Line("if (!gradient.IsEmpty)\n    $Guard.Exactly(gradient.Length, ParameterCount, \"gradient\");");
        writer.Line("if (!inputGradients.IsEmpty)\n    $Guard.Length(inputGradients.Length, rows, InputSize, \"inputGradients\");");
        writer.Line("$Guard.SameOrApart(gradient, inputs, \"gradient\", \"inputs\");");
        writer.Line("$Guard.Apart(gradient, outputGradients, \"gradient\", \"outputGradients\");");
        writer.Line("$Guard.SameOrApart(inputGradients, inputs, \"inputGradients\", \"inputs\");");
        writer.Line("$Guard.Apart(inputGradients, outputGradients, \"inputGradients\", \"outputGradients\");");
        writer.Line("$Guard.Apart<float, float>(gradient, inputGradients, \"gradient\", \"inputGradients\");");
        RentGradient(writer);
        writer.Line("if (!gradient.IsEmpty)\n    packed.Clear();");
        writer.Line($"$GradientSum sink = new $GradientSum(workspace, {plan.Memory.Training.Length});");
        writer.Line("$SuppliedGradients supplied = default($SuppliedGradients);");
        passes.Call(
            writer,
            string.Empty,
            "Backward",
            [
                "inputs", "outputGradients", "rows", "1f", "!gradient.IsEmpty", "inputGradients",
                .. plan.HasDropout ? ["default"] : Array.Empty<string>(),
                "ref workspace.First", "ref supplied", "ref sink",
            ],
            ";");
        writer.Line("if (!gradient.IsEmpty)\n    $Layout.Description.Unpack(packed, gradient);");
    });

    /// <summary>Prints the checks of inputs and targets, and returns the name of the targets.</summary>
    private static string GuardData(CodeWriter writer, ContractMember member)
    {
        Parameter targets = member.Parameters!.Value[1];
        bool labels = targets.Type == ContractType.Integers;
        writer.Line("int rows = $Guard.RowCount(inputs.Length, InputSize, \"inputs\");");
        writer.Line("$Guard.NotEmpty(rows, \"inputs\");");
        writer.Line($"$Guard.Length({targets.Name}.Length, rows, {(labels ? "1" : "OutputSize")}, \"{targets.Name}\");");
        if (labels)
            writer.Line($"$Guard.Labels({targets.Name}, OutputSize, \"{targets.Name}\");");
        return targets.Name;
    }

    /// <summary>Rents the workspace of training, followed by a gradient in the layout of the parameters.</summary>
    private void RentGradient(CodeWriter writer)
    {
        writer.Line($"$AlignedBuffer workspace = $Workspace.Rent({plan.WorkspaceLength});");
        writer.Line($"$Span<float> packed = workspace.Span.Slice({plan.Memory.Training.Length}, {plan.PackedLength});");
    }
}
