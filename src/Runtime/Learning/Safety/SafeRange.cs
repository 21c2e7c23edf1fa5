namespace MlpGen.Learning;

/// <summary>
/// The range in which a step is known in advance to leave no infinite value. The limits are far above any value from which a network
/// learns. They are also far enough below the largest float that the results of an update need no check.
/// </summary>
internal static class SafeRange
{
    /// <summary>The limit of |g| for the sum over one block of rows, and for the sum over the blocks before: 2³⁴.</summary>
    public const float BlockGradient = 17_179_869_184f;

    /// <summary>The limit of |g|, summed over all rows: 2³⁵.</summary>
    public const float Gradient = 2 * BlockGradient;

    /// <summary>The limit of |g + λw|: 2³⁶.</summary>
    public const float DecayedGradient = 2 * Gradient;

    /// <summary>The limit of the values that a rule keeps, except sums of squares: 2⁶⁸.</summary>
    public const float Memory = 295_147_905_179_352_825_856f;

    /// <summary>
    /// The limit of a change to a parameter: 2¹⁰¹. It is less than half of the gap between the largest floats, 2¹⁰³, so it cannot make a
    /// finite parameter overflow.
    /// </summary>
    public const float Change = 2_535_301_200_456_458_802_993_406_410_752f;

    /// <summary>The lower limit of ε: 2⁻⁵⁰.</summary>
    public const float Epsilon = 8.8817842E-16f;

    /// <summary>The limit of a learning rate: 2²⁰.</summary>
    public const float Rate = 1_048_576f;

    /// <summary>The result for a rule whose settings are so extreme that no parameter is known to be safe.</summary>
    public const float None = -1;

    /// <summary>Returns the largest |w| for which |g + λw| stays in range.</summary>
    public static float Parameter(float decay) => decay == 0 ? float.PositiveInfinity : (float)(Gradient / decay);

    /// <summary>Returns true if w − rate·λw lies between 0 and w for every w, and neither product overflows.</summary>
    public static bool Shrinks(float rate, float decay) => decay <= 0.5f && (float)(rate * decay) <= 0.5f;
}
