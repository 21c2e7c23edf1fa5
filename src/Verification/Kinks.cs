using System;
using System.Linq;

namespace MlpGen.Verification;

/// <summary>Places where a slope jumps, and the numbers around them.</summary>
internal static class Kinks
{
    /// <summary>
    /// True if one of some numbers passes a kink as it moves, or moves so near to one that rounding decides on which side it is.
    /// </summary>
    public static bool AreBetween(Rounded[] above, Rounded[] below, double[] kinks)
    {
        foreach (double kink in kinks)
        {
            for (int i = 0; i < above.Length; i++)
            {
                (Rounded from, Rounded to) = (above[i], below[i]);
                bool moves = from.Value != to.Value;
                if (moves && (from.Value > kink != to.Value > kink || from.IsWithinRounding(kink) || to.IsWithinRounding(kink)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True if for one of some numbers rounding decides on which side of a kink it is.</summary>
    public static bool AreNear(Rounded[] numbers, double[] kinks) =>
        Array.Exists(kinks, kink => numbers.Any(x => x.IsWithinRounding(kink)));
}
