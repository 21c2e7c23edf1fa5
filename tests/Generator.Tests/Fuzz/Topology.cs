using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>An <c>[MlpLayer]</c> attribute.</summary>
/// <param name="Number">The layer that it names, valid or not.</param>
/// <param name="Activation">The activation. Null if it is not written.</param>
/// <param name="Dropout">The dropout rate. Null if it is not written.</param>
internal sealed record LayerSetting(int Number, Activation? Activation, double? Dropout = null);

/// <summary>
/// A random set of attributes, valid or not, and the rules that it breaks. The rules are written from the documents, not from the
/// generator.
/// </summary>
/// <param name="Sizes">The layer sizes. Null if null is passed instead of the array.</param>
/// <param name="Hidden">The activation of the hidden layers. Null if it is not written.</param>
/// <param name="Output">The activation of the output layer. Null if it is not written.</param>
/// <param name="Loss">The loss that training minimizes. Null if it is not written.</param>
/// <param name="Layers">The <c>[MlpLayer]</c> attributes, in source order.</param>
internal sealed record Topology(int[]? Sizes, Activation? Hidden, Activation? Output, Loss? Loss, IReadOnlyList<LayerSetting> Layers)
{
    public const int MaxSize = 65_536;
    private const long MaxPackedParameters = 1L << 28;
    private const long MaxFloatsPerRow = 1L << 21;

    /// <summary>The number of layers after the inputs. 0 if the sizes do not define it.</summary>
    public int LayerCount => Sizes is { Length: >= 2 } ? Sizes.Length - 1 : 0;

    public bool IsClassifier => Loss == MlpGen.Loss.CrossEntropy;

    /// <summary>The number of weights and biases of a valid network.</summary>
    public long ParameterCount => Enumerable.Range(1, LayerCount).Sum(layer => (Sizes![layer - 1] + 1L) * Sizes[layer]);

    /// <summary>
    /// The stack that a forward pass needs, in bytes. It holds two buffers that the hidden layers alternate between and the outputs, in
    /// whole cache lines, plus one line. Null if the sizes are invalid, and 0 from 2 KiB on.
    /// </summary>
    public long? StackBytes
    {
        get
        {
            if (LayerCount == 0 || Sizes!.Any(size => size is < 1 or > MaxSize))
                return null;
            long Widest(int parity) => Sizes![1..^1].Where((_, index) => index % 2 == parity).Select(Padded).DefaultIfEmpty(0).Max();
            long bytes = (Widest(0) + Widest(1) + Padded(Sizes![^1]) + 16) * sizeof(float);
            return bytes <= 2048 ? bytes : 0;
        }
    }

    /// <summary>Returns the activation of a layer. Layer 1 is the first hidden layer.</summary>
    public Activation ActivationOf(int layer) =>
        Override(layer)?.Activation ?? (layer == LayerCount ? Output : Hidden) ?? Activation.Sigmoid;

    /// <summary>Returns the suggestions for a network without an error.</summary>
    public IEnumerable<string> Suggestions()
    {
        if (ActivationOf(LayerCount) == Activation.Softmax && Loss != MlpGen.Loss.CrossEntropy)
            yield return "MLP023";
        if (Enumerable.Range(1, LayerCount - 1).Count(layer => ActivationOf(layer) is Activation.Sigmoid or Activation.Tanh) > 4)
            yield return "MLP025";
    }

    /// <summary>Returns the broken rules, one ID for each diagnostic.</summary>
    public IEnumerable<string> Rules() => [.. SizeRules(), .. UnknownValues(), .. LayerNumbers(), .. HiddenSoftmax(), .. OutputAndLoss(), .. Dropout()];

    private LayerSetting? Override(int layer) => Layers.FirstOrDefault(setting => setting.Number == layer && setting.Activation is not null);

    private IEnumerable<string> SizeRules()
    {
        if (Sizes is null or [])
            return ["MLP010"];
        List<string> rules = Sizes.Length == 1 ? ["MLP011"] : [];
        rules.AddRange(Sizes.Where(size => size is < 1 or > MaxSize).Select(size => size < 1 ? "MLP012" : "MLP013"));
        if (Sizes.Any(size => size is < 1 or > MaxSize))
            return rules;
        if (Enumerable.Range(1, Sizes.Length - 1).Sum(layer => (Sizes[layer - 1] + 1L) * ((Sizes[layer] + 3) / 4 * 4)) > MaxPackedParameters)
            rules.Add("MLP014");
        if (Sizes.Skip(1).Sum(size => size + 32L) > MaxFloatsPerRow)
            rules.Add("MLP024");
        return rules;
    }

    private IEnumerable<string> UnknownValues() =>
        [.. Layers.Select(layer => layer.Activation).Append(Hidden).Append(Output).Where(activation => IsUnknown(activation)).Select(_ => "MLP020"), .. IsUnknown(Loss) ? ["MLP020"] : (string[])[]];

    private IEnumerable<string> LayerNumbers()
    {
        bool Exists(LayerSetting setting) => setting.Number >= 1 && (LayerCount == 0 || setting.Number <= LayerCount);
        IEnumerable<string> missing = Layers.Where(setting => LayerCount > 0 && !Exists(setting)).Select(_ => "MLP018");
        return missing.Concat(Layers.Where(Exists).GroupBy(setting => setting.Number).SelectMany(same => same.Skip(1)).Select(_ => "MLP019"));
    }

    // Once for Hidden, however many layers it applies to, and once for each layer with its own activation.
    private IEnumerable<string> HiddenSoftmax() =>
        Enumerable.Range(1, Math.Max(LayerCount - 1, 0))
            .Where(layer => ActivationOf(layer) == Activation.Softmax)
            .Select(layer => Override(layer) is null ? 0 : layer)
            .Distinct()
            .Select(_ => "MLP015");

    private IEnumerable<string> OutputAndLoss()
    {
        if (LayerCount == 0 && Layers.Count > 0)
            return [];
        Activation output = ActivationOf(LayerCount);
        bool isOne = LayerCount > 0 && Sizes![^1] == 1;
        if (IsUnknown<Activation>(output))
            return [];
        if (IsUnknown(Loss))
            return output == Activation.Softmax && isOne ? ["MLP036"] : [];
        return (Loss ?? MlpGen.Loss.Quadratic, output) switch
        {
            (MlpGen.Loss.CrossEntropy, not Activation.Softmax) => ["MLP016"],
            (MlpGen.Loss.BinaryCrossEntropy, not Activation.Sigmoid) => ["MLP017"],
            (_, Activation.Softmax) when isOne => ["MLP036"],
            _ => [],
        };
    }

    // Compares as a float, which training uses, so a value that is nearly 1 counts as 1. Another rule covers layers that do not exist.
    private IEnumerable<string> Dropout()
    {
        foreach (LayerSetting setting in Layers)
        {
            if (setting.Dropout is { } rate && (float)rate is not (>= 0 and < 1))
                yield return "MLP034";
            else if (setting.Dropout is not null && LayerCount > 0 && setting.Number == LayerCount)
                yield return "MLP035";
        }
    }

    // Rounds up to whole cache lines, but avoids multiples of 1 KiB.
    private static long Padded(int size) => (size + 15) / 16 * 16 is var floats && floats % 256 == 0 ? floats + 16 : floats;

    private static bool IsUnknown<T>(T? value)
        where T : struct, Enum => value is { } known && !Enum.IsDefined(known);
}
