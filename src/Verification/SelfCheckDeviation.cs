using System;

namespace MlpGen;

/// <summary>A number that a network computed, together with the expected number.</summary>
/// <param name="Method">The method that computed the number.</param>
/// <param name="Location">The location of the number.</param>
/// <param name="Expected">The expected number, computed in double precision.</param>
/// <param name="Actual">The number that the network computed.</param>
/// <param name="Error">
/// The relative error |found − expected| / max(|expected|, scale). The scale reflects the rounding errors of the sums behind the number. If
/// large terms cancel in these sums, the number is judged by the precision that floats allow there. The error is ∞ if NaN was found.
/// </param>
public sealed record SelfCheckDeviation(string Method, SelfCheckLocation Location, double Expected, double Actual, double Error)
{
    /// <summary>
    /// Returns one line, for example <c>2.1e-07 at layer 2, weight [3][5] of Backward (expected 0.25, found 0.25000003)</c>.
    /// </summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Error:0.0e-00} at {Location} of {Method} (expected {(float)Expected:r}, found {(float)Actual:r})");
}
