using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Memory;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Validates the content of the attributes. Errors that the C# compiler reports are left to it.</summary>
internal static class NetworkValidator
{
    // The Softmax of one output is always 1. With one output, two classes need a probability instead.
    private const string BinaryInstead =
        "Activation.Sigmoid with Loss.BinaryCrossEntropy, which learns the probability of one of two classes";

    private const string SoftmaxInstead = "Activation.Softmax for the output layer, or another loss";

    /// <summary>Returns the diagnostics of a network.</summary>
    /// <param name="network">The content of the attributes.</param>
    /// <param name="name">The name of the class, for the messages.</param>
    public static IEnumerable<Diagnostic> Validate(NetworkDeclaration network, string name) =>
        Sizes(network.Sizes, name)
            .Concat(Stack(network, name))
            .Concat(UnknownValues(network))
            .Concat(LayerNumbers(network, name))
            .Concat(HiddenSoftmax(network, name))
            .Concat(LossAndOutput(network, name))
            .Concat(Dropout(network, name));

    private static IEnumerable<Diagnostic> Sizes(DeclaredSizes sizes, string name)
    {
        if (!sizes.IsReadable)
            yield break;
        if (sizes.Values.Count == 0)
            yield return Diagnostic.Create(Descriptors.NoSizes, sizes.Location, name, sizes.IsNull ? "null" : "missing");
        else if (sizes.Values.Count == 1)
            yield return Diagnostic.Create(Descriptors.TooFewSizes, sizes.Location, name, $"{sizes.Values[0]}");

        for (int i = 0; i < sizes.Values.Count; i++)
        {
            int size = sizes.Values[i];
            if (size < 1)
                yield return Diagnostic.Create(
                    Descriptors.SizeTooSmall, sizes.Locations[i], $"{size}", name, Grouped(NetworkLimits.MaxSize));
            else if (size > NetworkLimits.MaxSize)
                yield return Diagnostic.Create(
                    Descriptors.SizeTooLarge, sizes.Locations[i], Grouped(size), name, Grouped(NetworkLimits.MaxSize));
        }

        if (AreInRange(sizes)
            && NetworkLimits.PackedParameters(sizes.Values) is var floats and > NetworkLimits.MaxPackedParameters)
        {
            yield return Diagnostic.Create(
                Descriptors.TooManyParameters, sizes.Location, name, Grouped(floats), Grouped(NetworkLimits.MaxPackedParameters));
        }

        if (AreInRange(sizes)
            && NetworkLimits.FloatsPerRow(sizes.Values) is var perRow and > NetworkLimits.MaxFloatsPerRow)
        {
            yield return Diagnostic.Create(
                Descriptors.TooManyUnits, sizes.Location, name, Grouped(perRow), Grouped(NetworkLimits.MaxFloatsPerRow));
        }
    }

    private static bool AreInRange(DeclaredSizes sizes) => sizes.Values.All(size => size is >= 1 and <= NetworkLimits.MaxSize);

    private static IEnumerable<Diagnostic> Stack(NetworkDeclaration network, string name)
    {
        if (network is not { StackLimit: { } limit, LayerCount: not null } || !AreInRange(network.Sizes))
            yield break;
        int bytes = InferenceScratch.StackBytes(network.Sizes.Values.Skip(1));
        if (bytes <= limit.Bytes)
            yield break;
        string allowed = Grouped(bytes);
        string advice = limit.Bytes < 0
            ? $"The limit cannot be negative, so set it to at least {allowed}"
            : $"Set it to at least {allowed}, or make the layers narrower";
        yield return Diagnostic.Create(Descriptors.TooMuchStack, limit.Location, name, allowed, Grouped(limit.Bytes), advice);
    }

    private static IEnumerable<Diagnostic> UnknownValues(NetworkDeclaration network) =>
        network.Layers.Select(layer => layer.Activation)
            .Prepend(network.Output)
            .Prepend(network.Hidden)
            .Where(activation => activation.IsUnknown)
            .Select(Unknown)
            .Concat(network.Loss.IsUnknown ? [Unknown(network.Loss)] : [])
            .Concat(network.Rounding.IsUnknown ? [Unknown(network.Rounding)] : [])
            .Concat(network.Precision.IsUnknown ? [Unknown(network.Precision)] : [])
            .Concat(network.Quantization.IsUnknown ? [Unknown(network.Quantization)] : []);

    private static Diagnostic Unknown<T>(Setting<T> setting)
        where T : struct, Enum =>
        Diagnostic.Create(Descriptors.UnknownValue, setting.Location, $"{setting.Number}", typeof(T).Name, OneOf(Enum.GetNames(typeof(T))));

    private static IEnumerable<Diagnostic> LayerNumbers(NetworkDeclaration network, string name)
    {
        HashSet<int> seen = [];
        foreach (LayerDeclaration layer in network.Layers)
        {
            if (layer.Number is not { } number)
                continue;
            if (number < 1 || number > network.LayerCount)
            {
                if (network.LayerCount is { } count)
                    yield return Diagnostic.Create(Descriptors.NoSuchLayer, layer.Location, name, $"{number}", $"{count}");
            }
            else if (!seen.Add(number))
            {
                yield return Diagnostic.Create(Descriptors.LayerSetTwice, layer.Location, $"{number}", name);
            }
        }
    }

    // There is one diagnostic for each faulty setting, not for each layer that it applies to.
    private static IEnumerable<Diagnostic> HiddenSoftmax(NetworkDeclaration network, string name) =>
        Enumerable.Range(1, Math.Max((network.LayerCount ?? 0) - 1, 0))
            .GroupBy(network.ActivationOf)
            .Where(layers => layers.Key.Value is Activation.Softmax)
            .Select(layers => Diagnostic.Create(
                Descriptors.SoftmaxHidden, layers.Key.Location, $"{layers.First()}", name, OneOf(HiddenActivations)));

    private static IEnumerable<Diagnostic> LossAndOutput(NetworkDeclaration network, string name)
    {
        if (network.OutputActivation is not { Value: { } output } setting)
            yield break;
        bool isOne = network.Outputs == 1;
        (DiagnosticDescriptor Rule, Location Place, object[] Arguments)? fault = (network.Loss.Value, output) switch
        {
            (Loss.CrossEntropy, not Activation.Softmax) =>
                (Descriptors.CrossEntropyWithoutSoftmax, network.Loss.Location, [name, output, isOne ? BinaryInstead : SoftmaxInstead]),
            (Loss.BinaryCrossEntropy, not Activation.Sigmoid) =>
                (Descriptors.BinaryCrossEntropyWithoutSigmoid, network.Loss.Location, [name, output]),
            (Loss.CrossEntropy, Activation.Softmax) when isOne => (Descriptors.SoftmaxOfOne, setting.Location, [name, BinaryInstead]),
            (_, Activation.Softmax) when isOne => (Descriptors.SoftmaxOfOne, setting.Location, [name, "Activation.Sigmoid"]),
            _ => null,
        };
        if (fault is { } found)
        {
            yield return Diagnostic.Create(
                found.Rule,
                found.Place,
                [network.Loss.Location, setting.Location],
                FixHints.Create(output, network.Loss.Value, network.Outputs),
                found.Arguments);
        }
    }

    private static IEnumerable<Diagnostic> Dropout(NetworkDeclaration network, string name)
    {
        foreach (LayerDeclaration layer in network.Layers)
        {
            if (layer is not { Number: { } number, Dropout: { Rate: { } rate } dropout })
                continue;

            // The rate must be less than 1 as a float too, because the kept activations are divided by 1 − rate.
            if ((float)rate is not (>= 0 and < 1))
                yield return Diagnostic.Create(Descriptors.DropoutOutOfRange, dropout.Location, $"{number}", name, $"{rate}");
            else if (number == network.LayerCount)
                yield return Diagnostic.Create(Descriptors.DropoutAtOutput, dropout.Location, $"{number}", name);
        }
    }

    private static IEnumerable<string> HiddenActivations =>
        Enum.GetNames(typeof(Activation)).Where(name => name != nameof(Activation.Softmax));

    private static string OneOf(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return $"{string.Join(", ", all.Take(all.Length - 1))} or {all[all.Length - 1]}";
    }

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
