namespace MlpGen.Learning;

/// <summary>
/// The range in which a step is known to leave nothing infinite before it is taken. The limits are far beyond what a network learns
/// from, and so far below the largest float that what an update computes need not be looked at.
/// </summary>
internal static class SafeRange
{
    /// <summary>Of |g|, as one block of rows adds it, and as the blocks before have summed it: 2³⁴.</summary>
    public const float BlockGradient = 17_179_869_184f;

    /// <summary>Of |g|, once all rows are summed: 2³⁵.</summary>
    public const float Gradient = 2 * BlockGradient;

    /// <summary>Of |g + λw|: 2³⁶.</summary>
    public const float DecayedGradient = 2 * Gradient;

    /// <summary>Of what a rule remembers, but for sums of squares: 2⁶⁸.</summary>
    public const float Memory = 295_147_905_179_352_825_856f;

    /// <summary>
    /// Of what is added to a parameter: 2¹⁰¹. It is below half of the gap between the largest floats, 2¹⁰³, so no finite parameter
    /// overflows by it.
    /// </summary>
    public const float Change = 2_535_301_200_456_458_802_993_406_410_752f;

    /// <summary>Of ε, as the least: 2⁻⁵⁰.</summary>
    public const float Epsilon = 8.8817842E-16f;

    /// <summary>Of a learning rate: 2²⁰.</summary>
    public const float Rate = 1_048_576f;

    /// <summary>What a rule says whose settings are so extreme that no parameter is known to be safe.</summary>
    public const float None = -1;

    /// <summary>The largest |w| for which |g + λw| stays in range.</summary>
    public static float Parameter(float decay) => decay == 0 ? float.PositiveInfinity : Gradient / decay;

    /// <summary>True if w − rate·λw lies between 0 and w, whatever w is, and neither product overflows.</summary>
    public static bool Shrinks(float rate, float decay) => decay <= 0.5f && rate * decay <= 0.5f;
}
