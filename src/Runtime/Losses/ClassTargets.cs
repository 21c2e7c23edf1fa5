using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>
/// The targets of a classification loss. Floats are rows of y. An integer is a label l, which stands for y = 1 at l and 0 elsewhere.
/// </summary>
/// <remarks>The JIT compiler knows the type argument and removes the code of the other case.</remarks>
/// <typeparam name="TTarget"><see cref="float"/> or <see cref="int"/>.</typeparam>
internal static class ClassTargets<TTarget>
    where TTarget : struct
{
    /// <summary>True if the targets are labels.</summary>
    public static bool AreLabels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TTarget) == typeof(int);
    }

    /// <summary>Returns the targets of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TTarget Row(ref TTarget targets, int row, int size) => ref Unsafe.Add(ref targets, AreLabels ? row : row * size);

    /// <summary>Returns the label of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Label(ref TTarget y) => Unsafe.As<TTarget, int>(ref y);

    /// <summary>Loads yⱼ of 8 classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref TTarget y, int j) =>
        AreLabels ? ShortRow.OneHot(Label(ref y) - j) : Vector256.LoadUnsafe(ref Floats(ref y), (nuint)j);

    /// <summary>Loads yⱼ of the last classes, fewer than 8. The lanes after them are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadTail(ref TTarget y, int j, int rest) =>
        AreLabels ? ShortRow.OneHot(Label(ref y) - j) : Tail.Load(ref Unsafe.Add(ref Floats(ref y), j), rest);

    /// <summary>Loads y of at most 16 classes. The lanes after them are 0.</summary>
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
