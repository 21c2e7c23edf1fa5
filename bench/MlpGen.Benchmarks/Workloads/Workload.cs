using System;

namespace MlpGen.Benchmarks.Workloads;

/// <summary>One of the six measured networks.</summary>
/// <param name="Id">The ID, W1 to W6.</param>
/// <param name="Name">The typical use of such a network.</param>
/// <param name="Create">Creates the network, with weights of a fixed seed.</param>
/// <param name="StepRows">The number of rows in its mini-batches.</param>
internal sealed record Workload(string Id, string Name, Func<INetwork> Create, int StepRows)
{
    private readonly INetwork _network = Create();

    public static Workload[] All { get; } =
    [
        new("W1", "tiny", () => new Tiny(1), 4),
        new("W2", "agent", () => new Agent(1), 32),
        new("W3", "policy", () => new Policy(1), 64),
        new("W4", "digits", () => new Digits(1), 32),
        new("W5", "mnist", () => new Mnist(1), 64),
        new("W6", "wide", () => new Wide(1), 128),
    ];

    public int[] Sizes => _network.LayerSizes.ToArray();

    public int InputSize => _network.InputSize;

    public int OutputSize => _network.OutputSize;

    public int ParameterCount => _network.ParameterCount;

    public Activation Hidden => _network.Activations[0];

    public Activation Output => _network.Activations[^1];

    public Loss Loss => _network.Loss;

    /// <summary>Returns the multiply-adds of one row, starting at a layer.</summary>
    public double MultiplyAdds(int firstLayer)
    {
        double sum = 0;
        for (int layer = firstLayer; layer + 1 < Sizes.Length; layer++)
            sum += (double)Sizes[layer] * Sizes[layer + 1];
        return sum;
    }
}
