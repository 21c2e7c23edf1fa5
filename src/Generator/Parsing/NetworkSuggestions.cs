using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Says what would learn better in a network that is right as it is.</summary>
internal static class NetworkSuggestions
{
    /// <summary>
    /// σ′ is at most ¼, so a fifth layer takes what is left of an error below a thousandth, weights aside; the derivatives of Tanh and
    /// Softsign are 1 at 0 alone, that of HardSigmoid is ⅙ at most.
    /// </summary>
    private const int MostSaturatingLayers = 4;

    /// <param name="network">What the attributes say, without any error.</param>
    public static IEnumerable<Diagnostic> For(NetworkDeclaration network) =>
        SoftmaxWithOtherLoss(network).Concat(VanishingGradient(network));

    private static IEnumerable<Diagnostic> SoftmaxWithOtherLoss(NetworkDeclaration network)
    {
        if (network.OutputActivation is { Value: Activation.Softmax } output
            && network.Loss.Value is { } loss
            && LossFacts.Of(loss).Output is not Activation.Softmax)
        {
            Location location = network.Loss.IsSet ? network.Loss.Location : output.Location;
            yield return Diagnostic.Create(
                Descriptors.SoftmaxWithOtherLoss,
                location,
                [network.Loss.Location, output.Location],
                FixHints.Of(Activation.Softmax, loss, network.Outputs),
                loss);
        }
    }

    // One diagnostic for the network, at Hidden where that is one of the settings at fault; a fix may change every one of them.
    private static IEnumerable<Diagnostic> VanishingGradient(NetworkDeclaration network)
    {
        Setting<Activation>[] saturating = [.. Enumerable.Range(1, network.LayerCount!.Value - 1)
            .Select(network.ActivationOf)
            .Where(activation => activation.Value is { } value && ActivationFacts.Of(value).Saturates)];
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
