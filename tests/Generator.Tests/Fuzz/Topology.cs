using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>One <c>[MlpLayer]</c>.</summary>
/// <param name="Number">The layer it names, right or wrong.</param>
/// <param name="Activation">Null where it is not written.</param>
/// <param name="Dropout">Null where it is not written.</param>
internal sealed record LayerSetting(int Number, Activation? Activation, double? Dropout = null);

/// <summary>What the drawn attributes say, right or wrong, and which rules that breaks: written from the documents, not from the generator.</summary>
/// <param name="Sizes">Null where null is passed in place of the array.</param>
/// <param name="Hidden">Null where it is not written, as those that follow.</param>
/// <param name="Output">The activation of the output layer.</param>
/// <param name="Loss">What training makes small.</param>
/// <param name="Layers">One for each <c>[MlpLayer]</c>, in the order of the source.</param>
internal sealed record Topology(int[]? Sizes, Activation? Hidden, Activation? Output, Loss? Loss, IReadOnlyList<LayerSetting> Layers)
{
    public const int MaxSize = 65_536;
    private const long MaxPackedParameters = 1L << 28;
    private const long MaxFloatsPerRow = 1L << 21;

    /// <summary>Layers after the inputs; 0 where the sizes do not say.</summary>
    public int LayerCount => Sizes is { Length: >= 2 } ? Sizes.Length - 1 : 0;

    public bool IsClassifier => Loss == MlpGen.Loss.CrossEntropy;

    /// <summary>Weights and biases of a network that is right.</summary>
    public long ParameterCount => Enumerable.Range(1, LayerCount).Sum(layer => (Sizes![layer - 1] + 1L) * Sizes[layer]);

    /// <summary>
    /// The stack of a forward pass in bytes: two buffers that hidden layers take turns in and the outputs, in whole cache lines, and one line more; null where the
    /// sizes are wrong, and 0 from 2 KiB on.
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

    /// <summary>The activation of a layer; 1 is the first hidden one.</summary>
    public Activation ActivationOf(int layer) =>
        Override(layer)?.Activation ?? (layer == LayerCount ? Output : Hidden) ?? Activation.Sigmoid;

    /// <summary>What is suggested for a network without an error.</summary>
    public IEnumerable<string> Suggestions()
    {
        if (ActivationOf(LayerCount) == Activation.Softmax && Loss != MlpGen.Loss.CrossEntropy)
            yield return "MLP023";
        if (Enumerable.Range(1, LayerCount - 1).Count(layer => ActivationOf(layer) is Activation.Sigmoid or Activation.Tanh) > 4)
            yield return "MLP025";
    }

    /// <summary>The rules that are broken, one ID for each diagnostic.</summary>
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

    // Once for Hidden, however many layers it reaches, and once for each layer of its own.
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

    // As a float, which is what training reckons with: what is nearly 1 is 1. Layers that there are not have a rule of their own.
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

    // Whole cache lines, and no multiple of 1 KiB.
    private static long Padded(int size) => (size + 15) / 16 * 16 is var floats && floats % 256 == 0 ? floats + 16 : floats;

    private static bool IsUnknown<T>(T? value)
        where T : struct, Enum => value is { } known && !Enum.IsDefined(known);
}
