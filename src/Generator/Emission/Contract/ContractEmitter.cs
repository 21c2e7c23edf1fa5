using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Prints members of the contract's table: documentation, attributes, declaration and body.</summary>
/// <param name="writer">The writer of the file.</param>
/// <param name="type">The user-defined type.</param>
/// <param name="members">The user-defined members.</param>
/// <param name="bodies">The code of the members.</param>
internal sealed class ContractEmitter(CodeWriter writer, TypeShell type, MemberFacts members, IMemberBodies bodies)
{
    /// <summary>Prints all members except those that clash with a user-defined member.</summary>
    public void Emit(IEnumerable<ContractMember> contract)
    {
        foreach (ContractMember member in contract)
        {
            if (!members.Clashing.Contains(member.Key))
                Emit(member);
            else if (member is { Interface: not null, IsExplicit: false })
                Emit(member.AsExplicit());
        }
    }

    private void Emit(ContractMember member)
    {
        MemberBody body = bodies.BodyOf(member);
        writer.Blank();
        writer.Comment("///", bodies.DocumentationOf(member));
        writer.Line(member.Kind == MemberKind.Constant ? GeneratedMark.OfData : GeneratedMark.OfCode);
        if (body.Attribute is { } attribute)
            writer.Line(attribute);
        string head = $"{Modifiers(member)}{Declaration(member)}";
        if (member.Parameters is { } parameters)
            EmitMethod($"{head}{TypeParameters(member)}(", [.. parameters.Select(Print)], body);
        else if (body.Expression is { } expression)
            writer.Line($"{head} {(member.Kind == MemberKind.Constant ? "=" : "=>")} {expression};");
        else
            EmitBlock(writer.Block(head), body);
    }

    private void EmitMethod(string open, string[] parameters, MemberBody body)
    {
        if (body.Expression is { } expression)
            writer.List(open, parameters, ")", $"=> {expression};");
        else
            EmitBlock(writer.Block(open, parameters, ")"), body);
    }

    private void EmitBlock(CodeWriter.Scope block, MemberBody body)
    {
        using (block)
            body.Statements!(writer);
    }

    private string Modifiers(ContractMember member)
    {
        if (member.IsExplicit)
            return string.Empty;
        string hides = members.Hiding.Contains(member.Key) ? "new " : string.Empty;
        return $"public {hides}{(member.IsStatic ? "static " : string.Empty)}";
    }

    private static string Declaration(ContractMember member) => member.Kind switch
    {
        MemberKind.Constant => $"const {member.Type.Text} {member.Name}",
        MemberKind.Class => $"class {member.Name}",
        MemberKind.Struct => $"struct {member.Name}",
        _ => member.IsExplicit ? $"{member.Type.Text} ${member.Interface}.{member.Name}" : $"{member.Type.Text} {member.Name}",
    };

    private static string TypeParameters(ContractMember member) => member.TypeParameter is { } name ? $"<{name}>" : string.Empty;

    private string Print(Parameter parameter)
    {
        string modifier = parameter.Modifier is { } before ? $"{before} " : string.Empty;
        return $"{modifier}{parameter.Type.Text}{(parameter.Type.IsNullable && type.HasNullable ? "?" : string.Empty)} {parameter.Name}";
    }
}
