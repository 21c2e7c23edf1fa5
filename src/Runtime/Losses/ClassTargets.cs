using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>
/// The targets of classes, as a loss reads them: floats are rows of y, and an integer is a label l, which stands for y = 1 at l and 0
/// elsewhere.
/// </summary>
/// <remarks>The compiler knows the type, so nothing is left of the other case.</remarks>
/// <typeparam name="TTarget"><see cref="float"/> or <see cref="int"/>.</typeparam>
internal static class ClassTargets<TTarget>
    where TTarget : struct
{
    /// <summary>True if targets are labels.</summary>
    public static bool AreLabels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TTarget) == typeof(int);
    }

    /// <summary>The targets of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TTarget Row(ref TTarget targets, int row, int size) => ref Unsafe.Add(ref targets, AreLabels ? row : row * size);

    /// <summary>The label of a row of labels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Label(ref TTarget y) => Unsafe.As<TTarget, int>(ref y);

    /// <summary>yⱼ of 8 classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref TTarget y, int j) =>
        AreLabels ? ShortRow.OneHot(Label(ref y) - j) : Vector256.LoadUnsafe(ref Floats(ref y), (nuint)j);

    /// <summary>yⱼ of the last classes, fewer than 8; 0 behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadTail(ref TTarget y, int j, int rest) =>
        AreLabels ? ShortRow.OneHot(Label(ref y) - j) : Tail.Load(ref Unsafe.Add(ref Floats(ref y), j), rest);

    /// <summary>y of at most 16 classes; 0 behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadShort(ref TTarget y, int size, out Vector256<float> upper)
    {
        if (!AreLabels)
            return ShortRow.Load(ref Floats(ref y), size, out upper);
        upper = ShortRow.OneHot(Label(ref y) - 8);
        return ShortRow.OneHot(Label(ref y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Floats(ref TTarget y) => ref Unsafe.As<TTarget, float>(ref y);
}
