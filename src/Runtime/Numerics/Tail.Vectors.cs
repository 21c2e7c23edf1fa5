using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The last 1 … 7 floats of a row whose length is not a multiple of 8, as a vector of 8 lanes. The end of a row uses the same code as the
/// rest, and the memory after it is not touched.
/// </summary>
internal static class Tail
{
    /// <summary>Reads <paramref name="count"/> floats. The other lanes are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float source, int count)
    {
        if (count < 4)
            return LoadUpTo3(ref source, count).ToVector256();
        return Vector256.Create(
            Vector128.LoadUnsafe(ref source),
            count == 4 ? Vector128<float>.Zero : LoadUpTo3(ref Unsafe.Add(ref source, 4), count - 4));
    }

    /// <summary>Writes <paramref name="count"/> floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> values, ref float destination, int count)
    {
        Vector128<float> rest = values.GetLower();
        if (count >= 4)
        {
            rest.StoreUnsafe(ref destination);
            rest = values.GetUpper();
            destination = ref Unsafe.Add(ref destination, 4);
            count -= 4;
        }

        if (count >= 2)
            Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref destination), rest.AsDouble().ToScalar());
        if (count == 1)
            destination = rest.ToScalar();
        else if (count == 3)
            Unsafe.Add(ref destination, 2) = rest.GetElement(2);
    }

    /// <summary>
    /// Writes the first <paramref name="count"/> lanes, then zeros up to <paramref name="width"/>, which is a multiple of 4.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePadded(Vector256<float> values, ref float destination, int count, int width)
    {
        values &= Mask(count);
        if (count != 0)
            values.GetLower().StoreUnsafe(ref destination);
        if (count > 4)
            values.GetUpper().StoreUnsafe(ref destination, 4);
        for (int lane = (count + 3) & ~3; lane < width; lane += 4)
            Vector128<float>.Zero.StoreUnsafe(ref destination, (nuint)lane);
    }

    /// <summary>Returns all bits set in the first <paramref name="count"/> lanes, and none in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(int count) =>
        Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadUpTo3(ref float source, int count)
    {
        if (count == 1)
            return Vector128.CreateScalar(source);
        Vector128<float> two = Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref source))).AsSingle();
        return count == 2 ? two : two.WithElement(2, Unsafe.Add(ref source, 2));
    }
}
