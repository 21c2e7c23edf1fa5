using System.Collections.Generic;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>
/// Prints Forward and Classify, which check their arguments and call the passes. Classes are indices or members of a user-defined enum.
/// </summary>
internal sealed class InferenceBodies(NetworkPlan plan, PassCalls passes)
{
    /// <summary>Returns the cast from an index to a class, if an enum names the classes.</summary>
    public static string Cast(ClassNames? classes) => classes is null ? string.Empty : $"({classes.Type})";

    public MemberBody Forward() => MemberBody.Hot(writer =>
    {
        string[] rows = ["ref $MemoryMarshal.GetReference(inputs)", "ref $MemoryMarshal.GetReference(outputs)"];
        writer.Line("int rows = $Guard.RowCount(inputs.Length, InputSize, \"inputs\");");
        writer.Line("$Guard.Length(outputs.Length, rows, OutputSize, \"outputs\");");
        writer.Line("$Guard.SameOrApart(outputs, inputs, \"outputs\", \"inputs\");");
        writer.Line("if (rows == 1)");
        using (writer.Indent())
            passes.Call(writer, string.Empty, "ForwardOne", rows, ";");
        writer.Line("else");
        using (writer.Indent())
            passes.Call(writer, string.Empty, "Forward", [.. rows, "rows"], ";");
    });

    public MemberBody Classify(ContractMember member) => MemberBody.Hot(writer =>
    {
        string cast = Cast(HasIndices(member) ? null : plan.Naming.Classes);
        writer.Line("$Guard.Exactly(input.Length, InputSize, \"input\");");
        passes.Call(writer, $"return {cast}", "Classify", ["ref $MemoryMarshal.GetReference(input)"], ";");
    });

    public MemberBody ClassifyRows(ContractMember member) => MemberBody.Hot(writer =>
    {
        writer.Line("int rows = $Guard.RowCount(inputs.Length, InputSize, \"inputs\");");
        writer.Line("$Guard.Length(classes.Length, rows, 1, \"classes\");");
        writer.Line("$Guard.Apart(classes, inputs, \"classes\", \"inputs\");");
        if (HasIndices(member))
            Indices(writer, "inputs", "classes");
        else if (plan.Naming.Classes is { IsIntSized: true } classes)
            Indices(writer, "inputs", $"$MemoryMarshal.Cast<{classes.Type}, int>(classes)");
        else
            IndicesInBlocks(writer);
    });

    private bool HasIndices(ContractMember member) => member.IsExplicit || plan.Naming.Classes is null;

    private void Indices(CodeWriter writer, string inputs, string classes) =>
        passes.Call(writer, string.Empty, "Classify", [$"ref $MemoryMarshal.GetReference({inputs})", classes], ";");

    // Indices are as wide as int, but the members of this enum are not. The indices are stored after the kernel's scratch memory, in the
    // same workspace. The parameters are read once, so that a swap during the call cannot mix two sets.
    private void IndicesInBlocks(CodeWriter writer)
    {
        int scratch = plan.Memory.Rows.Length;
        int blockRows = plan.Memory.BlockRows;
        writer.Line($"ref float parameters = {passes.Parameters};");
        writer.Line($"$Span<int> indices = $MemoryMarshal.Cast<float, int>($Workspace.Rent({scratch + blockRows}).Span.Slice({scratch}));");
        using (writer.Block($"for (int first = 0; first < rows; first += {blockRows})"))
        {
            writer.Line($"int count = $Math.Min({blockRows}, rows - first);");
            passes.Call(
                writer,
                string.Empty,
                "Classify",
                "ref parameters",
                ["ref $MemoryMarshal.GetReference(inputs.Slice(first * InputSize))", "indices.Slice(0, count)"],
                ";");
            writer.Line("for (int row = 0; row < count; row++)");
            using (writer.Indent())
                writer.Line($"classes[first + row] = {Cast(plan.Naming.Classes)}indices[row];");
        }
    }
}
