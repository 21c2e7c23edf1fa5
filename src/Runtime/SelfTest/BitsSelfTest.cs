using System;
using MlpGen.SelfTest;

namespace MlpGen;

/// <summary>
/// Trains two small networks and compares the bits of the result with those of every other platform. A game can run it once on a player's
/// device, before it relies on equal bits. It takes a few milliseconds.
/// </summary>
/// <remarks>
/// <see cref="Rounding.Fused"/> and <see cref="Rounding.Separate"/> promise the same bits on every platform. A compiler can break this
/// promise, for example by fusing operations that the program separates.
/// </remarks>
/// <example>
/// <code>
/// BitsReport report = BitsSelfTest.Run();
/// if (!report.IsCorrect)
///     Console.WriteLine(report);
/// </code>
/// </example>
public static class BitsSelfTest
{
    private const int Rows = 19;
    private const int Steps = 12;
    private const int Seed = 5;

    /// <summary>Runs the test.</summary>
    /// <returns>The hashes of both networks, and those that are expected.</returns>
    public static BitsReport Run() => new(Hash(new FusedProbe(Seed)), Hash(new SeparateProbe(Seed)));

    /// <summary>Trains a network, and hashes its parameters and outputs.</summary>
    private static ulong Hash(INetwork network)
    {
        Pcg32 random = new(Seed);
        float[] inputs = new float[Rows * network.InputSize], targets = new float[Rows * network.OutputSize];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        for (int row = 0; row < Rows; row++)
            targets[(row * network.OutputSize) + (row % network.OutputSize)] = 1;

        using Trainer trainer = network.CreateTrainer(new Adam { LearningRate = 0.01f });
        for (int step = 0; step < Steps; step++)
            trainer.Step(inputs, targets);

        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        network.Forward(inputs, targets);
        return Add(Add(14695981039346656037, parameters), targets);
    }

    /// <summary>Continues a hash by the bits of numbers (FNV-1a, Fowler, Noll and Vo 1991).</summary>
    private static ulong Add(ulong hash, float[] values)
    {
        foreach (float value in values)
            hash = unchecked((hash ^ (uint)BitConverter.SingleToInt32Bits(value)) * 1099511628211);
        return hash;
    }
}
