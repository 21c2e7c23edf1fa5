using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class LeakyReluTests : ActivationTests
{
    protected override double MaxError => 2;

    protected override double MaxDerivativeError => 1;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, -0.2025, 0.01),
        (-6.5, -0.065, 0.01),
        (-2.75, -0.0275, 0.01),
        (-1.625, -0.01625, 0.01),
        (-0.3125, -0.003125, 0.01),
        (0.4375, 0.4375, 1.0),
        (1.625, 1.625, 1.0),
        (2.75, 2.75, 1.0),
        (12, 12.0, 1.0),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 0.01f),
        (-0f, 0, 0.01f),
        (float.Epsilon, float.Epsilon, 1),
        (-100, -1, 0.01f),
        (float.PositiveInfinity, float.PositiveInfinity, 1),
        (float.NegativeInfinity, float.NegativeInfinity, 0.01f),
        (float.NaN, float.NaN, 0.01f),
    ];

    protected override double Exact(double z) => z > 0 ? z : 0.01 * z;

    protected override double ExactDerivative(double z) => z > 0 ? 1 : 0.01;

    protected override Vector256<float> Evaluate(Vector256<float> z) => LeakyRelu.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => LeakyRelu.Evaluate<MachineRounding>(z, out derivative);
}
