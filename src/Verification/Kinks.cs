using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Verification;

/// <summary>Detects numbers at or near kinks, where a slope is not continuous.</summary>
internal static class Kinks
{
    /// <summary>
    /// True if one of the numbers crosses a kink as it moves, or moves so close to one that rounding decides on which side it is.
    /// </summary>
    public static bool AreBetween(Rounded[] above, Rounded[] below, IReadOnlyList<double> kinks)
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

    /// <summary>True if one of the numbers is so close to a kink that rounding decides on which side it is.</summary>
    public static bool AreNear(Rounded[] numbers, IReadOnlyList<double> kinks) =>
        kinks.Any(kink => numbers.Any(x => x.IsWithinRounding(kink)));
}
