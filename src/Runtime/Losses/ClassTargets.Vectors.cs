using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <content>Targets in vectors of eight classes.</content>
internal static partial class ClassTargets<TTarget>
{
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
}
