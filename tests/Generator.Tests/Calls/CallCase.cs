namespace MlpGen.Generator.Tests.Calls;

/// <summary>A source that calls a network of <see cref="CalledNetworks"/>.</summary>
/// <param name="Name">The feature that the case covers.</param>
/// <param name="Source">The source, with a mark such as <c>{|MLP031:x|}</c> for every diagnostic.</param>
/// <param name="Message">The full message of the first diagnostic.</param>
public sealed record CallCase(string Name, string Source, string? Message = null)
{
    public static string InMethod(string statements) => $$"""
        using System;
        using MlpGen;
        class Program
        {
            static void Run(Net net, Xor xor, float[] x, float[] y, int[] labels)
            {
                {{statements}}
            }
        }

        struct Own : ILossFunction
        {
            public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient) => 0;
        }
        """;
}
