using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>The content of the attributes of a class, before validation.</summary>
/// <param name="Sizes">The sizes of the inputs, the hidden layers and the outputs.</param>
/// <param name="Hidden">The activation of the hidden layers.</param>
/// <param name="Output">The activation of the output layer.</param>
/// <param name="Loss">The loss that training minimizes.</param>
/// <param name="Rounding">The rounding of sums of products.</param>
/// <param name="Precision">The precision in which the network can compute.</param>
/// <param name="Quantization">The integers in which the network can also compute.</param>
/// <param name="Training">True if the class can learn. Null if the C# compiler could not read it.</param>
/// <param name="Populations">True if the class can run in populations. Null if the C# compiler could not read it.</param>
/// <param name="Weights">The weights that are built into the assembly, or null.</param>
/// <param name="StackLimit">The maximum stack in bytes. Null if it is not set or the C# compiler could not read it.</param>
/// <param name="Layers">The <c>[MlpLayer]</c> attributes in their order.</param>
internal sealed record NetworkDeclaration(
    DeclaredSizes Sizes,
    Setting<Activation> Hidden,
    Setting<Activation> Output,
    Setting<Loss> Loss,
    Setting<Rounding> Rounding,
    Setting<Precision> Precision,
    Setting<Quantization> Quantization,
    bool? Training,
    bool? Populations,
    DeclaredWeights? Weights,
    StackLimit? StackLimit,
    IReadOnlyList<LayerDeclaration> Layers)
{
    /// <summary>Gets the number of layers after the inputs. Null if there are fewer than two sizes.</summary>
    public int? LayerCount => Sizes.Values.Count >= 2 ? Sizes.Values.Count - 1 : null;

    /// <summary>Gets the size of the output layer. Null if there are fewer than two sizes.</summary>
    public int? Outputs => LayerCount is { } count ? Sizes.Values[count] : null;

    /// <summary>True if the C# compiler could read all arguments. Any remaining error is then one for a rule to report.</summary>
    public bool IsReadable =>
        Sizes.IsReadable && Hidden.Number is not null && Output.Number is not null && Loss.Number is not null && Rounding.Number is not null
        && Precision.Number is not null && Quantization.Number is not null && Training is not null && Populations is not null
        && Weights is not { File: null }
        && Layers.All(layer => layer.Number is not null && layer.Activation.Number is not null && layer.Dropout is not { Rate: null });

    /// <summary>
    /// Gets the parts of the contract that the declaration selects. An unreadable setting is probably being typed. The class then gets the
    /// members of every value, so that code that uses them compiles.
    /// </summary>
    public NetworkFeatures Features => new(
        TakesLabels: Loss.Number is null || (Loss.Value is { } loss && LossFacts.For(loss).TakesLabels),
        Trains: Training ?? true,
        Evolves: Populations ?? true,
        HasTwin: Precision.Number is null || Precision.Value is MlpGen.Precision.Double,
        HasWeights: Weights is not null,
        IsQuantizable: Quantization.Number is null || Quantization.Value is MlpGen.Quantization.Int8);

    /// <summary>
    /// Returns the setting that determines the activation of a layer. Its <c>[MlpLayer]</c> takes precedence over Hidden and Output.
    /// </summary>
    /// <param name="number">The number of the layer. The first hidden layer is 1.</param>
    public Setting<Activation> ActivationOf(int number) =>
        Layers.FirstOrDefault(layer => layer.Number == number && layer.Activation.IsSet)?.Activation
        ?? (number == LayerCount ? Output : Hidden);

    /// <summary>Returns the probability with which training drops units of a layer. Default: 0.</summary>
    /// <param name="number">The number of the layer. The first hidden layer is 1.</param>
    public double DropoutOf(int number) =>
        Layers.FirstOrDefault(layer => layer.Number == number && layer.Dropout is not null)?.Dropout?.Rate ?? 0;

    /// <summary>Gets the setting for the activation of the output layer. Null if any <c>[MlpLayer]</c> might set it.</summary>
    public Setting<Activation>? OutputActivation =>
        LayerCount is { } count ? ActivationOf(count) : Layers.Count == 0 ? Output : null;
}

/// <summary>The content of one <c>[MlpLayer]</c>.</summary>
/// <param name="Number">The number of the layer. Null if the C# compiler could not read it.</param>
/// <param name="Activation">The activation of the layer. It is not set if the layer keeps the activation of the network.</param>
/// <param name="Dropout">The dropout rate. Null if it is not set.</param>
/// <param name="Location">The location of the number, or of the whole attribute if it has none.</param>
internal sealed record LayerDeclaration(int? Number, Setting<Activation> Activation, DropoutRate? Dropout, Location Location);

/// <summary>The value of <c>Dropout</c>.</summary>
/// <param name="Rate">The rate as written, in range or not. Null if the C# compiler could not read it.</param>
/// <param name="Location">The location of the argument.</param>
internal sealed record DropoutRate(double? Rate, Location Location);

/// <summary>The value of <c>MaxStackBytes</c>.</summary>
/// <param name="Bytes">The number of bytes as written, even if negative.</param>
/// <param name="Location">The location of the argument.</param>
internal sealed record StackLimit(int Bytes, Location Location);

/// <summary>The value of <c>Weights</c>.</summary>
/// <param name="File">The file as written. Null if the C# compiler could not read it.</param>
/// <param name="Location">The location of the argument.</param>
internal sealed record DeclaredWeights(string? File, Location Location);
