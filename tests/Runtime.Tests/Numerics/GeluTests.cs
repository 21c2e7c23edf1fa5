using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class GeluTests : ActivationTests
{
    protected override double MaxError => 6;

    protected override double MaxDerivativeError => 6;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, -3.5968047265228793e-90, -7.2834439781988635e-89),
        (-6.5, -2.6104003795084266e-10, -1.6950517937572626e-9),
        (-2.75, -0.0081943488964000311, -0.022027533644320838),
        (-1.625, -0.084632079049731765, -0.12104340629698118),
        (-0.3125, -0.11791571297807591, 0.25860196709277174),
        (0.4375, 0.29274245523211535, 0.82773350066431558),
        (1.625, 1.5403679209502682, 1.1210434062969812),
        (2.75, 2.7418056511036, 1.0220275336443208),
        (12, 12.0, 1.0),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 0.5f),
        (-0f, -0f, 0.5f),
        (6, 6, 1),
        (-20, 0, 0),
        (float.MaxValue, float.MaxValue, 1),
        (float.MinValue, 0, 0),
        (float.PositiveInfinity, float.PositiveInfinity, 1),
        (float.NegativeInfinity, 0, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override (float Low, float High, double Error)? Root => (-1, -0.5f, 1 / (double)(1 << 23));

    protected override double Exact(double z) => z * Cumulative(z);

    protected override double ExactDerivative(double z) => Cumulative(z) + (z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));

    protected override Vector256<float> Evaluate(Vector256<float> z) => Gelu.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => Gelu.Evaluate<MachineRounding>(z, out derivative);

    /// <summary>Φ(z), computed by the continued fraction where it is tiny.</summary>
    private static double Cumulative(double z)
    {
        double x = Math.Abs(z) / Math.Sqrt(2);
        double tail = x < 2 ? (1 - ErfReference.Series(x)) / 2 : x < 40 ? ErfReference.ContinuedFraction(x) / 2 : 0;
        return z < 0 ? tail : 1 - tail;
    }
}
