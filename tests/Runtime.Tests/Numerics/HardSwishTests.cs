using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class HardSwishTests : ActivationTests
{
    protected override double MaxError => 4;

    protected override double MaxDerivativeError => 4;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, 0.0, 0.0),
        (-6.5, 0.0, 0.0),
        (-2.75, -0.11458333333333333, -0.41666666666666667),
        (-1.625, -0.37239583333333333, -0.041666666666666667),
        (-0.3125, -0.13997395833333333, 0.39583333333333333),
        (0.4375, 0.25065104166666667, 0.64583333333333333),
        (1.625, 1.2526041666666667, 1.0416666666666667),
        (2.75, 2.6354166666666667, 1.4166666666666667),
        (12, 12.0, 1.0),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 0.5f),
        (-1.5f, -0.375f, 0),
        (-3, 0, 0),
        (3, 3, 1),
        (float.MaxValue, float.MaxValue, 1),
        (float.MinValue, 0, 0),
        (float.PositiveInfinity, float.PositiveInfinity, 1),
        (float.NegativeInfinity, 0, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override double Exact(double z) => z * Math.Clamp((z + 3) / 6, 0, 1);

    protected override double ExactDerivative(double z) => z <= -3 ? 0 : z >= 3 ? 1 : (z + 1.5) / 3;

    protected override Vector256<float> Evaluate(Vector256<float> z) => HardSwish.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => HardSwish.Evaluate<MachineRounding>(z, out derivative);
}
