using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class SoftsignTests : ActivationTests
{
    protected override double MaxError => 4;

    protected override double MaxDerivativeError => 4;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, -0.95294117647058824, 0.0022145328719723183),
        (-6.5, -0.86666666666666667, 0.017777777777777778),
        (-2.75, -0.73333333333333333, 0.071111111111111111),
        (-1.625, -0.61904761904761905, 0.14512471655328798),
        (-0.3125, -0.2380952380952381, 0.58049886621315193),
        (0.4375, 0.30434782608695652, 0.48393194706994329),
        (1.625, 0.61904761904761905, 0.14512471655328798),
        (2.75, 0.73333333333333333, 0.071111111111111111),
        (12, 0.92307692307692308, 0.0059171597633136095),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 1),
        (-0f, -0f, 1),
        (1, 0.5f, 0.25f),
        (-3, -0.75f, 0.0625f),
        (float.MaxValue, 1, 0),
        (float.MinValue, -1, 0),
        (float.PositiveInfinity, 1, 0),
        (float.NegativeInfinity, -1, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override double Exact(double z) => z / (1 + Math.Abs(z));

    protected override double ExactDerivative(double z) => 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z)));

    protected override Vector256<float> Evaluate(Vector256<float> z) => Softsign.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => Softsign.Evaluate<MachineRounding>(z, out derivative);
}
