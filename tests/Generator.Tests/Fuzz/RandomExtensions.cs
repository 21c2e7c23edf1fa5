using System;
using System.Collections.Generic;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Extensions of <see cref="Random"/> for drawing cases from a seed.</summary>
internal static class RandomExtensions
{
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
