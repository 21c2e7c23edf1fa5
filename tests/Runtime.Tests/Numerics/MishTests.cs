using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class MishTests : ActivationTests
{
    protected override double MaxError => 6;

    protected override double MaxDerivativeError => 6;

    protected override (double Z, double Value, double Derivative)[] Published =>
    [
        (-20.25, -3.2505868091418969e-8, -3.0900640011432071e-8),
        (-6.5, -0.0097650086920713296, -0.0082553536168061339),
        (-2.75, -0.17019307938137893, -0.10271700422611365),
        (-1.625, -0.28897958470728351, -0.081051114992930144),
        (-0.3125, -0.15619109836717157, 0.40076210946818895),
        (0.4375, 0.32077942229650186, 0.85614114827124644),
        (1.625, 1.5393546326231841, 1.0866344370313679),
        (2.75, 2.7302142043358296, 1.02986523031245),
        (12, 11.999999999093979, 1.0000000017365294),
    ];

    protected override (float Z, float Value, float Derivative)[] Ends =>
    [
        (0, 0, 0.6f),
        (-0f, -0f, 0.6f),
        (100, 100, 1),
        (-1000, 0, 0),
        (float.MaxValue, float.MaxValue, 1),
        (float.MinValue, 0, 0),
        (float.PositiveInfinity, float.PositiveInfinity, 1),
        (float.NegativeInfinity, 0, 0),
        (float.NaN, float.NaN, float.NaN),
    ];

    protected override (float Low, float High, double Error)? Root => (-2, -0.5f, 1 / (double)(1 << 23));

    protected override double Exact(double z) => z * Math.Tanh(LogOnePlusExp(z));

    protected override double ExactDerivative(double z) => Math.Tanh(LogOnePlusExp(z)) + (z * Logistic(z) * (1 - Math.Pow(Math.Tanh(LogOnePlusExp(z)), 2)));

    protected override Vector256<float> Evaluate(Vector256<float> z) => Mish.Evaluate<MachineRounding>(z);

    protected override Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) => Mish.Evaluate<MachineRounding>(z, out derivative);
}
