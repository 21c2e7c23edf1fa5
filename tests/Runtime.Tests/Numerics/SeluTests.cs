using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class SeluTests : ActivationTests
{
    private const double Lambda = 1.0507009873554805;
    private const double LambdaTimesAlpha = Lambda * 1.6732632423543772;

    protected override double MaxError => 4;

    protected override double MaxDerivativeError => 4;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, -1.7580993380252265, 2.8221503857315405e-9),
        (-6.5, -1.7554561453931989, 0.0026431954541779823),
        (-2.75, -1.6457078101980817, 0.11239153064929518),
        (-1.625, -1.4119090544657305, 0.34619028638164632),
        (-0.3125, -0.47184638584264688, 1.28625295500473),
        (0.4375, 0.45968168196802272, 1.0507009873554805),
        (1.625, 1.7073891044526558, 1.0507009873554805),
        (2.75, 2.8894277152275714, 1.0507009873554805),
        (12, 12.608411848265766, 1.0507009873554805),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 1.75809934f),
        (float.Epsilon, float.Epsilon, 1.05070099f),
        (-1000, -1.75809934f, 0),
        (float.PositiveInfinity, float.PositiveInfinity, 1.05070099f),
        (float.NegativeInfinity, -1.75809934f, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override float Highest => 3.2e38f;

    protected override double Exact(double z) => z > 0 ? Lambda * z : LambdaTimesAlpha * ExpLessOne(z);

    protected override double ExactDerivative(double z) => z > 0 ? Lambda : LambdaTimesAlpha * Math.Exp(z);

    protected override Vector256<float> Evaluate(Vector256<float> z) => Selu.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => Selu.Evaluate<MachineRounding>(z, out derivative);
}
