using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class EluTests : ActivationTests
{
    protected override double MaxError => 2;

    protected override double MaxDerivativeError => 2;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, -0.99999999839477194, 1.6052280551856116e-9),
        (-6.5, -0.99849656080702243, 0.0015034391929775724),
        (-2.75, -0.93607213879329243, 0.063927861206707573),
        (-1.625, -0.80308832479580595, 0.19691167520419405),
        (-0.3125, -0.26838437105335821, 0.73161562894664179),
        (0.4375, 0.4375, 1.0),
        (1.625, 1.625, 1.0),
        (2.75, 2.75, 1.0),
        (12, 12.0, 1.0),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 1),
        (-0f, -0f, 1),
        (-float.Epsilon, -float.Epsilon, 1),
        (-1000, -1, 0),
        (float.MinValue, -1, 0),
        (float.MaxValue, float.MaxValue, 1),
        (float.PositiveInfinity, float.PositiveInfinity, 1),
        (float.NegativeInfinity, -1, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override double Exact(double z) => z > 0 ? z : ExpLessOne(z);

    protected override double ExactDerivative(double z) => Math.Exp(Math.Min(z, 0));

    protected override Vector256<float> Evaluate(Vector256<float> z) => Elu.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => Elu.Evaluate<MachineRounding>(z, out derivative);
}
