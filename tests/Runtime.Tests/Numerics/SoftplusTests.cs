using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class SoftplusTests : ActivationTests
{
    protected override double MaxError => 4;

    protected override double MaxDerivativeError => 3;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, 1.6052280538972331e-9, 1.6052280526088545e-9),
        (-6.5, 0.0015023101597542838, 0.0015011822567369915),
        (-2.75, 0.061967589003198625, 0.060086650174007622),
        (-1.625, 0.17974463538565904, 0.16451646289656316),
        (-0.3125, 0.54905486227066819, 0.42250463481418825),
        (0.4375, 0.93563454751437535, 0.60766316983289162),
        (1.625, 1.804744635385659, 0.83548353710343684),
        (2.75, 2.8119675890031986, 0.93991334982599238),
        (12, 12.000006144193478, 0.99999385582539779),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0.693147182f, 0.5f),
        (-0f, 0.693147182f, 0.5f),
        (100, 100, 1),
        (-1000, 0, 0),
        (float.MaxValue, float.MaxValue, 1),
        (float.MinValue, 0, 0),
        (float.PositiveInfinity, float.PositiveInfinity, 1),
        (float.NegativeInfinity, 0, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override double Exact(double z) => LogOnePlusExp(z);

    protected override double ExactDerivative(double z) => Logistic(z);

    protected override Vector256<float> Evaluate(Vector256<float> z) => Softplus.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => Softplus.Evaluate<MachineRounding>(z, out derivative);
}
