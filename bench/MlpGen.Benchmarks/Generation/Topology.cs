using System;
using System.Linq;

namespace MlpGen.Benchmarks.Generation;

/// <summary>A network to generate.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Sizes">The sizes of inputs, hidden layers and outputs.</param>
/// <param name="Settings">The named arguments of the attribute.</param>
internal sealed record Topology(string Name, int[] Sizes, string Settings)
{
    private const string Regressor = "Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError";
    private const string Classifier = "Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy";

    /// <summary>The widest network whose times are measured.</summary>
    public static Topology Wide { get; } = new("4096-4096-4096", [4096, 4096, 4096], Regressor);

    /// <summary>The workloads, and the networks whose code is most likely to grow too long: wide ones, deep ones, and ones with sizes that are not multiples of a tile.</summary>
    public static Topology[] All { get; } =
    [
        new("1-1", [1, 1], "Loss = Loss.Quadratic"),
        new("W1 2-8-1", [2, 8, 1], "Loss = Loss.Quadratic"),
        new("W2 16-32-32-4", [16, 32, 32, 4], Regressor),
        new("W3 24-64-64-6", [24, 64, 64, 6], Regressor.Replace("Relu", "Tanh", StringComparison.Ordinal)),
        new("W4 64-32-10", [64, 32, 10], Classifier),
        new("W5 784-128-10", [784, 128, 10], Classifier),
        new("W6 256-512-512-256", [256, 512, 512, 256], Regressor),
        new("20 layers of 64", [.. Enumerable.Repeat(64, 21)], Regressor),
        new("7-13-31-61-127-11", [7, 13, 31, 61, 127, 11], Classifier),
        new("4096-4096", [4096, 4096], Regressor),
        Wide,
    ];

    /// <summary>Returns one of the small networks of which a game or a tool may have hundreds, each with other sizes: steering, a classifier, a decision, a policy.</summary>
    public static Topology Typical(int index)
    {
        int inputs = 3 + (index * 7 % 41);
        int hidden = 8 * (1 + (index % 4));
        int outputs = 2 + (index % 9);
        return (index % 4) switch
        {
            0 => new("steering", [inputs, hidden, outputs], Regressor.Replace("Relu", "Tanh", StringComparison.Ordinal)),
            1 => new("classifier", [inputs, 32, outputs], Classifier),
            2 => new("decision", [inputs, hidden, 1], "Loss = Loss.BinaryCrossEntropy"),
            _ => new("policy", [inputs, 32, 32, outputs], Regressor),
        };
    }

    /// <summary>Returns the declaration that a user writes.</summary>
    /// <param name="type">The name of the class.</param>
    public string Declaration(string type) => $"[MlpGen.Mlp({string.Join(", ", Sizes)}, {Settings.Replace("= ", "= MlpGen.", StringComparison.Ordinal)})] public sealed partial class {type} {{ }}\n";
}
