using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MlpGen.CodeFixes;

/// <summary>Sets an activation or the loss, in the existing argument or in a new one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingFix))]
public sealed class SettingFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("MLP015", "MLP016", "MLP017", "MLP023", "MLP025", "MLP036");

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        List<Fix> fixes = [];
        foreach (Choice choice in Choices(diagnostic))
        {
            List<Edit> edits = [];
            foreach (Change change in choice.Changes)
            {
                edits.AddRange(await SettingText
                    .SetAsync(solution, change.Place, change.Name, change.Value, cancellationToken)
                    .ConfigureAwait(false));
            }

            if (edits.Count > 0)
                fixes.Add(new Fix(choice.Title, choice.Key, edits));
        }

        return fixes;
    }

    // The additional locations of the rules about loss and output are those of the two settings. Each is the location of an argument, or of
    // the attribute to which it can be added. The Softmax of a single output is always 1, so it is not a distribution.
    private static IEnumerable<Choice> Choices(Diagnostic diagnostic) => diagnostic.Id switch
    {
        "MLP015" => [UseRelu([diagnostic.Location])],
        "MLP016" when Output(diagnostic) == "Sigmoid" && IsOne(diagnostic) => [SetLoss(diagnostic, EnumMember.BinaryCrossEntropy)],
        "MLP016" when IsOne(diagnostic) => [SetBoth(diagnostic, EnumMember.BinaryCrossEntropy, EnumMember.Sigmoid)],
        "MLP016" when Output(diagnostic) == "Sigmoid" =>
            [SetOutput(diagnostic, EnumMember.Softmax), SetLoss(diagnostic, EnumMember.BinaryCrossEntropy)],
        "MLP016" => [SetOutput(diagnostic, EnumMember.Softmax)],
        "MLP017" when Output(diagnostic) == "Softmax" && !IsOne(diagnostic) =>
            [SetOutput(diagnostic, EnumMember.Sigmoid), SetLoss(diagnostic, EnumMember.CrossEntropy)],
        "MLP017" => [SetOutput(diagnostic, EnumMember.Sigmoid)],
        "MLP023" => [SetLoss(diagnostic, EnumMember.CrossEntropy)],
        "MLP036" when diagnostic.Properties["Loss"] == "CrossEntropy" =>
            [SetBoth(diagnostic, EnumMember.BinaryCrossEntropy, EnumMember.Sigmoid)],
        "MLP036" => [SetOutput(diagnostic, EnumMember.Sigmoid), SetBoth(diagnostic, EnumMember.BinaryCrossEntropy, EnumMember.Sigmoid)],
        _ => [UseRelu(diagnostic.AdditionalLocations)],
    };

    private static string? Output(Diagnostic diagnostic) => diagnostic.Properties["Output"];

    private static bool IsOne(Diagnostic diagnostic) => diagnostic.Properties["Outputs"] == "1";

    private static Choice UseRelu(IReadOnlyList<Location> places) =>
        new("Use Activation.Relu", "Hidden = Activation.Relu", [.. places.Select(place => new Change("Hidden", EnumMember.Relu, place))]);

    private static Choice SetLoss(Diagnostic diagnostic, EnumMember loss) => new($"Use {loss}", $"Loss = {loss}", [Loss(diagnostic, loss)]);

    private static Choice SetOutput(Diagnostic diagnostic, EnumMember activation) =>
        new($"Use {activation} for the output layer", $"Output = {activation}", [Output(diagnostic, activation)]);

    private static Choice SetBoth(Diagnostic diagnostic, EnumMember loss, EnumMember activation) =>
        new(
            $"Use {loss} and {activation}",
            $"Loss = {loss}, Output = {activation}",
            [Loss(diagnostic, loss), Output(diagnostic, activation)]);

    private static Change Loss(Diagnostic diagnostic, EnumMember loss) => new("Loss", loss, diagnostic.AdditionalLocations[0]);

    private static Change Output(Diagnostic diagnostic, EnumMember activation) =>
        new("Output", activation, diagnostic.AdditionalLocations[1]);

    /// <summary>One of the fixes for a diagnostic.</summary>
    /// <param name="Title">The text in the menu.</param>
    /// <param name="Key">The equivalence key, which equivalent fixes share.</param>
    /// <param name="Changes">The settings to change.</param>
    private sealed record Choice(string Title, string Key, IReadOnlyList<Change> Changes);

    /// <summary>One setting to change.</summary>
    /// <param name="Name">The property of <c>[Mlp]</c>, used if the attribute does not set it yet.</param>
    /// <param name="Value">The new value.</param>
    /// <param name="Place">The location of the argument, or of the attribute to which it is added.</param>
    private sealed record Change(string Name, EnumMember Value, Location Place);
}
