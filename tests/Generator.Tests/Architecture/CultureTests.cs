using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Generator.Tests.Compiled;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>
/// No number is written, and no text is read or sorted, in the machine's culture. This holds for messages and generated code.
/// </summary>
public sealed class CultureTests
{
    [Fact]
    public void The_generator_asks_for_no_culture() => AssertNone(MachineCulture.Uses(typeof(MlpGenerator).Assembly));

    [Fact]
    public void Every_use_of_a_culture_is_found() => Assert.Equal(
        [
            "Followers.Boxed calls String.Concat", "Followers.Built calls StringBuilder.Append", "Followers.Compared calls String.CompareTo",
            "Followers.Current calls CultureInfo.get_CurrentCulture", "Followers.Formatted calls String.Format",
            "Followers.Interpolated calls DefaultInterpolatedStringHandler..ctor", "Followers.Joined calls String.Join", "Followers.Number calls Single.ToString",
            "Followers.Ordered calls Enumerable.Order", "Followers.Parsed calls Double.Parse", "Followers.Thrown calls ArgumentOutOfRangeException..ctor",
            "Shown.PrintMembers calls Int32.ToString",
        ],
        MachineCulture.Uses(typeof(CultureTests).Assembly)
            .Where(use => use.StartsWith($"{typeof(CultureTests).FullName}+", StringComparison.Ordinal))
            .Select(use => use[(use.LastIndexOf('+') + 1)..]));

    private static void AssertNone(IEnumerable<string> uses) => Assert.True(!uses.Any(), string.Join('\n', uses));

    /// <summary>One example of each use of the machine's culture, next to calls that do not depend on it.</summary>
    public static class Followers
    {
        public static string Boxed(object text, int number) => string.Concat(text, number);

        public static string Built(float number) => new System.Text.StringBuilder().Append(number).ToString();

        public static int Compared(string a, string b) => a.CompareTo(b);

        public static CultureInfo Current() => CultureInfo.CurrentCulture;

        public static string Formatted(string text) => string.Format("{0}", text);

        public static string Interpolated(int number) => $"{number}";

        public static string Joined(int[] numbers) => string.Join(", ", numbers);

        public static string Number(float number) => number.ToString();

        public static string[] Ordered(string[] names) => [.. names.Order()];

        public static double Parsed(string text) => double.Parse(text);

        public static Exception Thrown(float number) => new ArgumentOutOfRangeException(nameof(number), number, "It does not fit.");

        public static string Fine(float number, string[] names) =>
            string.Create(CultureInfo.InvariantCulture, $"{number}") + number.ToString(CultureInfo.InvariantCulture) + string.Join(", ", names.Order(StringComparer.Ordinal)) + names[0];
    }

    /// <summary>A record that prints its members by default.</summary>
    public sealed record Shown(int Number);
}
