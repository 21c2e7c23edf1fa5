using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Prints the structs of named rows and the overloads that use them. Kernels read and write the fields in place.</summary>
internal sealed class NamedRowBodies(Naming naming, PassCalls passes)
{
    private const string InputRow = "$MemoryMarshal.GetReference(input)";

    private string NamedInput => $"ref input.{First(naming.Inputs)}";

    /// <summary>Returns the body of a struct with a field for each value of a row.</summary>
    public static MemberBody Struct(ContractMember member, Naming naming)
    {
        bool isInput = member.Id == MemberId.Input;
        RowNames names = (isInput ? naming.Inputs : naming.Outputs)!;
        return MemberBody.Block(writer =>
        {
            for (int i = 0; i < names.Fields.Count; i++)
            {
                writer.Blank();
                writer.Line($"/// <summary>{(isInput ? "Input" : "Output")} {i}: {names.Fields[i].Name}.</summary>");
                writer.Line($"public float {names.Fields[i].Identifier};");
            }

            EmitFloats(writer, "$ReadOnlySpan", member.Name);
            EmitFloats(writer, "$Span", member.Name);
        }) with { Attribute = "[$StructLayout($LayoutKind.Sequential)]" };
    }

    /// <summary>Returns the body of Forward for one row.</summary>
    public MemberBody ForwardRow() => MemberBody.Hot(writer =>
    {
        string input = naming.Inputs is null ? $"ref {InputRow}" : NamedInput;
        if (naming.Inputs is null)
            writer.Line("$Guard.Exactly(input.Length, InputSize, \"input\");");
        if (naming.Outputs is null)
        {
            writer.Line("$Guard.Exactly(outputs.Length, OutputSize, \"outputs\");");
            passes.Call(writer, string.Empty, "ForwardOne", [input, "ref $MemoryMarshal.GetReference(outputs)"], ";");
            return;
        }

        writer.Line("Output output = default;");
        passes.Call(writer, string.Empty, "ForwardOne", [input, $"ref output.{First(naming.Outputs)}"], ";");
        writer.Line("return output;");
    });

    /// <summary>Returns the body of Forward for many rows.</summary>
    public MemberBody ForwardRows()
    {
        string inputs = naming.Inputs is null ? "inputs" : "Input.Floats(inputs)";
        string outputs = naming.Outputs is null ? "outputs" : "Output.Floats(outputs)";
        return MemberBody.Block(writer =>
        {
            if (naming is { Inputs: not null, Outputs: not null })
                writer.Line("$Guard.Length(outputs.Length, inputs.Length, 1, \"outputs\");");

            // Through the interface, because C# might prefer a user-defined overload.
            writer.Line($"(($INetwork)this).Forward({inputs}, {outputs});");
        });
    }

    /// <summary>Returns the body of Classify for one row.</summary>
    public MemberBody Classify() => MemberBody.Hot(writer =>
        passes.Call(writer, $"return {InferenceBodies.Cast(naming.Classes)}", "Classify", [NamedInput], ";"));

    private static string? First(RowNames? names) => names?.Fields.FirstOrDefault()?.Identifier;

    private static void EmitFloats(CodeWriter writer, string span, string name)
    {
        writer.Blank();
        writer.Line("/// <summary>Returns the rows as consecutive floats, without copying.</summary>");
        using (writer.Block($"public static {span}<float> Floats({span}<{name}> rows)"))
            writer.Line($"return $MemoryMarshal.Cast<{name}, float>(rows);");
    }
}
