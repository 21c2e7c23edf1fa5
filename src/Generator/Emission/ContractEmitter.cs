using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission;

/// <summary>
/// Prints the members of the contract. Where a declaration has an error every body throws, so that uses of the class compile and only
/// the error itself is shown.
/// </summary>
internal sealed class ContractEmitter
{
    private readonly MemberFacts _members;
    private readonly IReadOnlyList<ContractText> _texts;
    private readonly string? _thrown;
    private readonly string _system;

    private ContractEmitter(TypeShell type, MemberFacts members, IReadOnlyList<ContractText> texts, string? thrown, string interfaces)
    {
        _system = $"{type.Alias(UsedTypes.Sys)}::";
        _members = members;
        _texts = texts;
        _thrown = thrown;
        Interfaces = interfaces;
    }

    /// <summary>What the type implements.</summary>
    public string Interfaces { get; }

    public static ContractEmitter For(NetworkPlan plan) => new(
        plan.Type,
        plan.Members,
        [.. ContractTexts.Of(plan)],
        null,
        (plan.IsClassifier ? "ITrainableClassifier" : "ITrainable") + (plan.WidthSwitch ? ", IVectorWidthSwitch" : string.Empty));

    public static ContractEmitter For(BrokenNetwork network, bool selfChecks)
    {
        bool classifier = network.Loss == Loss.CrossEntropy;
        return new ContractEmitter(
            network.Type,
            network.Members,
            [.. BrokenContractTexts.Of(network, selfChecks)],
            $"throw new InvalidOperationException({Literals.Text(network.Message)})",
            classifier ? "IClassifierNetwork" : "INetwork");
    }

    public void Emit(CodeWriter writer)
    {
        foreach (ContractText declared in _texts)
        {
            if ((IsTaken(declared) ? declared.Explicit() : declared) is not { } text)
                continue;
            writer.Blank();
            if (text.Documentation is { } documentation)
                writer.Line($"/// {documentation}");
            writer.Line(text.IsField ? GeneratedMark.OfData(_system) : GeneratedMark.OfCode(_system));
            EmitMember(writer, text);
        }
    }

    // An explicit implementation of the user's, INetwork.Loss, has no key but stands in the head.
    private bool IsTaken(ContractText text) => text.Key is { } key
        ? _members.Clashing.Contains(key)
        : _members.Clashing.Any(taken => taken.IndexOf("Network.", System.StringComparison.Ordinal) > 0 && $"{text.Head}(".Contains($" {taken}("));

    private void EmitMember(CodeWriter writer, ContractText text)
    {
        string head = text.Key is { } key && _members.Hiding.Contains(key) ? text.Head.Replace("public ", "public new ") : text.Head;
        if (_thrown is not null && !text.IsData)
        {
            // In words of the first versions of C#, in which a class may be wrong too.
            using (writer.Block(head))
                writer.Line(text.IsMethod ? $"{_thrown};" : $"get {{ {_thrown}; }}");
            return;
        }

        if (text.Expression is { } expression)
        {
            writer.Line(text.IsData ? $"{head} = {expression};" : $"{head} => {expression};");
            return;
        }

        using (writer.Block(head))
        {
            foreach (string line in text.Body)
                writer.Line(line);
        }
    }
}
