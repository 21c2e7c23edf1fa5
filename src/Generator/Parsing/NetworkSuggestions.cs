using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Reports suggestions for a valid network that would learn better with other settings.</summary>
internal static class NetworkSuggestions
{
    /// <summary>
    /// The maximum number of saturating hidden layers without a suggestion. σ′ is at most ¼, so without the weights a fifth layer reduces
    /// an error to less than a thousandth. The derivatives of Tanh and Softsign are 1 only at 0, and that of HardSigmoid is at most ⅙.
    /// </summary>
    private const int MostSaturatingLayers = 4;

    /// <summary>Returns the suggestions for a network.</summary>
    /// <param name="network">The content of the attributes, which must be valid.</param>
    public static IEnumerable<Diagnostic> For(NetworkDeclaration network) =>
        SoftmaxWithOtherLoss(network).Concat(VanishingGradient(network));

    private static IEnumerable<Diagnostic> SoftmaxWithOtherLoss(NetworkDeclaration network)
    {
        if (network.OutputActivation is { Value: Activation.Softmax } output
            && network.Loss.Value is { } loss
            && LossFacts.For(loss).Output is not Activation.Softmax)
        {
            Location location = network.Loss.IsSet ? network.Loss.Location : output.Location;
            yield return Diagnostic.Create(
                Descriptors.SoftmaxWithOtherLoss,
                location,
                [network.Loss.Location, output.Location],
                FixHints.Create(Activation.Softmax, loss, network.Outputs),
                loss);
        }
    }

    // One diagnostic covers the whole network. It is at Hidden if that is one of the saturating settings. A fix may change all of them.
    private static IEnumerable<Diagnostic> VanishingGradient(NetworkDeclaration network)
    {
        Setting<Activation>[] saturating = [.. Enumerable.Range(1, network.LayerCount!.Value - 1)
            .Select(network.ActivationOf)
            .Where(activation => activation.Value is { } value && ActivationFacts.For(value).Saturates)];
        if (saturating.Length <= MostSaturatingLayers)
            yield break;

        Setting<Activation>[] settings = [.. saturating.Distinct().OrderBy(setting => setting == network.Hidden ? 0 : 1)];
        yield return Diagnostic.Create(
            Descriptors.VanishingGradient,
            settings[0].Location,
            settings.Select(setting => setting.Location),
            string.Join(" or ", saturating.Select(setting => setting.Value.ToString()).Distinct()),
            $"{saturating.Length}");
    }
}
