using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MlpGen.CodeFixes;

/// <summary>Sets an activation or the loss, where it is set already or where it can be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingFix))]
public sealed class SettingFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("MLP015", "MLP016", "MLP017", "MLP023", "MLP025");

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        List<Fix> fixes = [];
        foreach (Choice choice in Choices(diagnostic))
        {
            List<Edit> edits = [];
            foreach (Location place in choice.Places)
                edits.AddRange(await SettingText.SetAsync(solution, place, choice.Name, choice.Value, cancellationToken).ConfigureAwait(false));
            if (edits.Count > 0)
                fixes.Add(new Fix($"{choice.Verb} {choice.Value}", $"{choice.Name} = {choice.Value}", edits));
        }

        return fixes;
    }

    // The additional locations of the rules about loss and output are those two settings; each is an argument, or the attribute that may get it.
    private static IEnumerable<Choice> Choices(Diagnostic diagnostic) => diagnostic.Id switch
    {
        "MLP015" => [new("Use", "Hidden", EnumMember.Relu, [diagnostic.Location])],

        // The Softmax of one output is always 1.
        "MLP016" when Output(diagnostic) == "Sigmoid" && diagnostic.Properties["Outputs"] == "1" => [SetLoss(diagnostic, EnumMember.BinaryCrossEntropy)],
        "MLP016" when Output(diagnostic) == "Sigmoid" => [SetOutput(diagnostic, EnumMember.Softmax), SetLoss(diagnostic, EnumMember.BinaryCrossEntropy)],
        "MLP016" => [SetOutput(diagnostic, EnumMember.Softmax)],
        "MLP017" when Output(diagnostic) == "Softmax" => [SetOutput(diagnostic, EnumMember.Sigmoid), SetLoss(diagnostic, EnumMember.CrossEntropy)],
        "MLP017" => [SetOutput(diagnostic, EnumMember.Sigmoid)],
        "MLP023" => [SetLoss(diagnostic, EnumMember.CrossEntropy)],
        _ => [new("Use", "Hidden", EnumMember.Relu, diagnostic.AdditionalLocations)],
    };

    private static string? Output(Diagnostic diagnostic) => diagnostic.Properties["Output"];

    private static Choice SetLoss(Diagnostic diagnostic, EnumMember loss) => new("Use", "Loss", loss, [diagnostic.AdditionalLocations[0]]);

    private static Choice SetOutput(Diagnostic diagnostic, EnumMember activation) =>
        new("Set the output to", "Output", activation, [diagnostic.AdditionalLocations[1]]);

    /// <param name="Verb">What the title begins with.</param>
    /// <param name="Name">The property of <c>[Mlp]</c>, for an attribute that does not set it yet.</param>
    /// <param name="Value">What it is set to.</param>
    /// <param name="Places">Where.</param>
    private sealed record Choice(string Verb, string Name, EnumMember Value, IReadOnlyList<Location> Places);
}
