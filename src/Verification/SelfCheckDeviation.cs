using System;

namespace MlpGen;

/// <summary>A number that a network computed, beside the one that it should have.</summary>
/// <param name="Method">The method that computed it.</param>
/// <param name="Location">Which number it is.</param>
/// <param name="Expected">What it should be, computed in double precision.</param>
/// <param name="Found">What it is.</param>
/// <param name="Error">
/// |found − expected| / max(|expected|, scale). The scale is as large as the rounding of the sums that the number comes from calls for, so
/// that a number to which large terms cancel is judged by what floats can do. ∞ where NaN was found.
/// </param>
public sealed record SelfCheckDeviation(string Method, SelfCheckLocation Location, double Expected, double Found, double Error)
{
    /// <summary>For example <c>2.1e-07 at layer 2, weight [3][5] of Backward (expected 0.25, found 0.25000003)</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Error:0.0e-00} at {Location} of {Method} (expected {(float)Expected:r}, found {(float)Found:r})");
}
