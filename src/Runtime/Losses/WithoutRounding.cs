// Until emission prints the rounding, generated code calls these overloads.
#pragma warning disable CS1591 // Documentation: that of the generic methods.
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

public static partial class Softmax
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ref float values, int stride, int size, int rows) =>
        Rows<MachineRounding>(ref values, stride, size, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(ref float probabilities, ref float gradients, int stride, int size, int rows) =>
        Backward<MachineRounding>(ref probabilities, ref gradients, stride, size, rows);
}

public static partial class CrossEntropyLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TTarget>(ref float outputs, int stride, ref TTarget targets, int size, int rows)
        where TTarget : struct => Evaluate<MachineRounding, TTarget>(ref outputs, stride, ref targets, size, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TTarget>(
        ref float outputs, ref float gradients, int stride, ref TTarget targets, int size, int rows, float scale)
        where TTarget : struct =>
        Evaluate<MachineRounding, TTarget>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}

public static partial class QuadraticLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}

public static partial class MeanSquaredErrorLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}

public static partial class MeanAbsoluteErrorLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}

public static partial class HuberLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}

public static partial class BinaryCrossEntropyLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
