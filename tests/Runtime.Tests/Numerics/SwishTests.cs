using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class SwishTests : ActivationTests
{
    protected override double MaxError => 4;

    protected override double MaxDerivativeError => 6;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, -3.2505868065329304e-8, -3.0900639960541118e-8),
        (-6.5, -0.009757684668790445, -0.0082418543489618307),
        (-2.75, -0.16523828797852096, -0.095223022599396021),
        (-1.625, -0.26733925220691514, -0.058841081143858081),
        (-0.3125, -0.13203269837943383, 0.34625636344708897),
        (0.4375, 0.26585263680189009, 0.71196695064731272),
        (1.625, 1.3576607477930849, 1.0588410811438581),
        (2.75, 2.584761712021479, 1.095223022599396),
        (12, 11.999926269904773, 1.0000675854676138),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 0.5f),
        (-0f, -0f, 0.5f),
        (100, 100, 1),
        (-1000, 0, 0),
        (float.MaxValue, float.MaxValue, 1),
        (float.MinValue, 0, 0),
        (float.PositiveInfinity, float.PositiveInfinity, 1),
        (float.NegativeInfinity, 0, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override (float Low, float High, double Error)? Root => (-2, -1, 1 / (double)(1 << 24));

    protected override double Exact(double z) => z * Logistic(z);

    protected override double ExactDerivative(double z) => Logistic(z) * (1 + (z * Logistic(-z)));

    protected override Vector256<float> Evaluate(Vector256<float> z) => Swish.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => Swish.Evaluate<MachineRounding>(z, out derivative);
}
