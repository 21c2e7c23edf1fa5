using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class HardSigmoidTests : ActivationTests
{
    protected override double MaxError => 2;

    protected override double MaxDerivativeError => 1;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, 0.0, 0.0),
        (-6.5, 0.0, 0.0),
        (-2.75, 0.041666666666666667, 0.16666666666666667),
        (-1.625, 0.22916666666666667, 0.16666666666666667),
        (-0.3125, 0.44791666666666667, 0.16666666666666667),
        (0.4375, 0.57291666666666667, 0.16666666666666667),
        (1.625, 0.77083333333333333, 0.16666666666666667),
        (2.75, 0.95833333333333333, 0.16666666666666667),
        (12, 1.0, 0.0),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0.5f, 1 / 6f),
        (-3, 0, 0),
        (3, 1, 0),
        (2.9999998f, 1, 1 / 6f),
        (float.MaxValue, 1, 0),
        (float.MinValue, 0, 0),
        (float.PositiveInfinity, 1, 0),
        (float.NegativeInfinity, 0, 0),
        (float.NaN, float.NaN, 0),
    ];

    protected override double Exact(double z) => Math.Clamp((z + 3) / 6, 0, 1);

    protected override double ExactDerivative(double z) => z is > -3 and < 3 ? 1 / 6.0 : 0;

    protected override Vector256<float> Evaluate(Vector256<float> z) => HardSigmoid.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => HardSigmoid.Evaluate<MachineRounding>(z, out derivative);
}
