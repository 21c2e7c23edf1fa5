using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>What the attributes of a class say, with nothing checked yet.</summary>
/// <param name="Sizes">Inputs, hidden layers, outputs.</param>
/// <param name="Hidden">The activation of the hidden layers.</param>
/// <param name="Output">The activation of the output layer.</param>
/// <param name="Loss">What training makes small.</param>
/// <param name="StackLimit">The most bytes of stack; null where it is not set, or C# itself could not read it.</param>
/// <param name="Layers">One for each <c>[MlpLayer]</c>, in their order.</param>
internal sealed record NetworkDeclaration(
    DeclaredSizes Sizes,
    Setting<Activation> Hidden,
    Setting<Activation> Output,
    Setting<Loss> Loss,
    StackLimit? StackLimit,
    IReadOnlyList<LayerDeclaration> Layers)
{
    /// <summary>The layers after the inputs; null where the sizes do not say.</summary>
    public int? LayerCount => Sizes.Values.Count >= 2 ? Sizes.Values.Count - 1 : null;

    /// <summary>The size of the output layer; null where the sizes do not say.</summary>
    public int? Outputs => LayerCount is { } count ? Sizes.Values[count] : null;

    /// <summary>True if C# could read everything, so that what is wrong is for our rules to say.</summary>
    public bool IsReadable =>
        Sizes.IsReadable && Hidden.Number is not null && Output.Number is not null && Loss.Number is not null
        && Layers.All(layer => layer.Number is not null && layer.Activation.Number is not null && layer.Dropout is not { Rate: null });

    /// <summary>The setting that gives a layer its activation: its own <c>[MlpLayer]</c> before Hidden and Output.</summary>
    /// <param name="number">1 is the first hidden layer.</param>
    public Setting<Activation> ActivationOf(int number) =>
        Layers.FirstOrDefault(layer => layer.Number == number && layer.Activation.IsSet)?.Activation
        ?? (number == LayerCount ? Output : Hidden);

    /// <summary>The probability with which training drops units of a layer; 0 where nothing is said.</summary>
    /// <param name="number">1 is the first hidden layer.</param>
    public double DropoutOf(int number) =>
        Layers.FirstOrDefault(layer => layer.Number == number && layer.Dropout is not null)?.Dropout?.Rate ?? 0;

    /// <summary>The setting of the output layer; null where any <c>[MlpLayer]</c> might be the one that sets it.</summary>
    public Setting<Activation>? OutputActivation =>
        LayerCount is { } count ? ActivationOf(count) : Layers.Count == 0 ? Output : null;
}

/// <summary>What one <c>[MlpLayer]</c> says.</summary>
/// <param name="Number">The layer it names; null where C# itself could not read it.</param>
/// <param name="Activation">Not set where the layer keeps the network's.</param>
/// <param name="Dropout">What it says of dropout; null where it says nothing.</param>
/// <param name="Location">The number, or the whole attribute where there is none.</param>
internal sealed record LayerDeclaration(int? Number, Setting<Activation> Activation, DropoutRate? Dropout, Location Location);

/// <summary>What <c>Dropout</c> says.</summary>
/// <param name="Rate">As written, whatever it is; null where C# itself could not read it.</param>
/// <param name="Location">The argument.</param>
internal sealed record DropoutRate(double? Rate, Location Location);

/// <summary>What <c>MaxStackBytes</c> says.</summary>
/// <param name="Bytes">As written, negative ones too.</param>
/// <param name="Location">The argument.</param>
internal sealed record StackLimit(int Bytes, Location Location);
