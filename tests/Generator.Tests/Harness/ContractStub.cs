using System.Collections.Generic;
using System.Linq;
using System.Text;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>
/// Prints the contract of a parsed network with empty members. The C# compiler then checks the model's names, signatures, arguments and
/// hidden members without any emitter.
/// </summary>
internal static class ContractStub
{
    public static string Print(ParsedNetwork network)
    {
        StringBuilder text = new("#nullable enable\n");
        TypeShell shell = network.Type;
        if (shell.Namespace.Length > 0)
            text.Append($"namespace {shell.Namespace};\n");
        foreach (string head in shell.Containers.Append(shell.Head))
            text.Append($"{head}\n{{\n");
        if (!network.Members.DeclaresConstructor)
            text.Append($"public {shell.Name}(int seed) : base({(network as BrokenNetwork)?.BaseArguments}) {{ }}\n");
        foreach (ContractMember member in ContractTable.Create(network).Public)
        {
            if (!network.Members.Clashing.Contains(member.Key))
                text.Append($"public {(network.Members.Hiding.Contains(member.Key) ? "new " : "")}{Print(member)}\n");
        }

        text.Append(string.Concat(Enumerable.Repeat("}\n", shell.Containers.Count + 1)));
        return text.ToString();
    }

    private static string Print(ContractMember member)
    {
        if (member.ParameterTypes is not { } types)
        {
            return member.Name switch
            {
                "LayerSizes" => "static System.ReadOnlySpan<int> LayerSizes => default;",
                Naming.Input or Naming.Output => $"struct {member.Name} {{ }}",
                _ => $"const int {member.Name} = 1;",
            };
        }

        IEnumerable<string> parameters = types.Select((type, index) => $"{type} p{index}");
        return $"{(member.Name == "Load" ? "static " : "")}void {member.Name}({string.Join(", ", parameters)}) => throw null!;";
    }
}
