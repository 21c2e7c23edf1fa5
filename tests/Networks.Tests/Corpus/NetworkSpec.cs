using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Tests;

namespace MlpGen.Networks.Tests.Corpus;

/// <summary>A network to generate and compare, with its C# declaration and the shapes that an oracle needs.</summary>
/// <param name="Name">The class name.</param>
/// <param name="Sizes">The sizes of the inputs, the hidden layers and the outputs.</param>
/// <param name="Activations">The activations, one for each layer after the inputs.</param>
/// <param name="Loss">The loss that training minimizes.</param>
internal sealed record NetworkSpec(string Name, int[] Sizes, Activation[] Activations, Loss Loss)
{
    private const int MostRows = 67;
    private static readonly int[] s_everyBatch = [.. Enumerable.Range(1, MostRows)];
    private static readonly int[] s_smallBatches = [1, 2, 3, 5, 7, 8, 31, 33, 63, 64, 65, 67];
    private static readonly int[] s_wideBatches = [1, 9, 67];
    private static readonly int[] s_hugeBatches = [1, 3];
    private static readonly int[] s_fewBatches = [1, 5, 67];

    // One row, a few rows, and more than a block.
    private static readonly int[] s_droppingBatches = [1, 5, 133];

    /// <summary>The probability with which training drops a unit, one for each hidden layer. Null if no layer drops units.</summary>
    public float[]? Dropout { get; init; }

    /// <summary>This network without dropout, which is how it behaves at inference. An oracle compares with it.</summary>
    public NetworkSpec Kept => this with { Name = $"{Name}Kept", Dropout = null };

    public int InputSize => Sizes[0];

    public int OutputSize => Sizes[^1];

    public int Layers => Activations.Length;

    public bool IsClassifier => Loss == Loss.CrossEntropy;

    public int MultiplyAdds => Enumerable.Range(0, Layers).Sum(layer => Sizes[layer] * Sizes[layer + 1]);

    public int ParameterCount => MultiplyAdds + Sizes.Skip(1).Sum();

    /// <summary>True if one row is so much work that only deep runs compute the network.</summary>
    public bool IsHuge => MultiplyAdds > 700_000;

    /// <summary>
    /// The batch sizes whose losses and gradients are compared. For small networks, a deep run compares each from 1 to 67, and so each
    /// remainder of every block. It compares fewer where one row is much work and its gradient takes much memory, and where a tensor is
    /// only one or two numbers, which nearly cancel in some batch of every sample. Any other run compares a few, and three more that differ
    /// from network to network, so that each from 1 to 67 occurs.
    /// </summary>
    public int[] GradientBatches => Dropout is not null ? s_droppingBatches : MultiplyAdds switch
    {
        <= 2 => Depth.Choose(s_fewBatches, s_smallBatches),
        <= 3_000 => Depth.Choose(FewBatches(), s_everyBatch),
        <= 20_000 => Depth.Choose(FewBatches(), s_smallBatches),
        <= 700_000 => s_wideBatches,
        _ => s_hugeBatches,
    };

    /// <summary>
    /// The batch sizes whose outputs are compared. Where rows are cheap, these are 1 to 67, and so each remainder of every block.
    /// </summary>
    public IEnumerable<int> ForwardBatches => MultiplyAdds <= 20_000 ? s_everyBatch : GradientBatches;

    public int MaxBatch => GradientBatches[^1];

    /// <summary>The parts of the parameters in canonical order.</summary>
    public IEnumerable<Tensor> Tensors
    {
        get
        {
            int offset = 0;
            for (int layer = 0; layer < Layers; layer++)
            {
                int weights = Sizes[layer] * Sizes[layer + 1];
                yield return new Tensor($"layers.{layer}.weight", layer, offset, weights, IsBias: false);
                offset += weights;
                yield return new Tensor($"layers.{layer}.bias", layer, offset, Sizes[layer + 1], IsBias: true);
                offset += Sizes[layer + 1];
            }
        }
    }

    /// <summary>The declaration as a user would write it.</summary>
    public string Declaration
    {
        get
        {
            Activation hidden = Activations[0];
            IEnumerable<string> layers = Enumerable.Range(1, Layers - 1)
                .Select(number => (Number: number, Settings: Settings(number, hidden).ToArray()))
                .Where(layer => layer.Settings.Length > 0)
                .Select(layer => $"[MlpLayer({layer.Number}, {string.Join(", ", layer.Settings)})]\n");
            string hiddenArgument = Layers > 1 ? $", Hidden = Activation.{hidden}" : "";
            return $"[Mlp({string.Join(", ", Sizes)}{hiddenArgument}, Output = Activation.{Activations[^1]}, Loss = Loss.{Loss})]\n"
                + string.Concat(layers)
                + $"public sealed partial class {Name} {{ }}\n";
        }
    }

    private int[] FewBatches()
    {
        IEnumerable<int> own = Enumerable.Range(3 * Turns.Number(this), 3).Select(number => 1 + (number % MostRows));
        return [.. s_fewBatches.Union(own).Order()];
    }

    private IEnumerable<string> Settings(int number, Activation hidden)
    {
        if (Activations[number - 1] != hidden)
            yield return $"Activation = Activation.{Activations[number - 1]}";
        if (Dropout?[number - 1] > 0)
            yield return FormattableString.Invariant($"Dropout = {Dropout[number - 1]}f");
    }

    public override string ToString() => $"{Name}: {string.Join("-", Sizes)} {string.Join(",", Activations)} {Loss}{(Dropout is null ? "" : FormattableString.Invariant($" dropping {string.Join(",", Dropout)}"))}";
}

/// <summary>The weights or the biases of one layer within the parameters.</summary>
internal readonly record struct Tensor(string Name, int Layer, int Offset, int Length, bool IsBias);
