// Until emission prints the rounding, generated code calls these overloads.
#pragma warning disable CS1591 // Documentation: that of the generic methods.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

public static partial class Simd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        MultiplyAdd<MachineRounding>(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        MultiplyAdd<MachineRounding>(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        MultiplyAdd<MachineRounding>(a, b, c);
}

public static partial class Elu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z, out Vector128<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z, out Vector512<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Gelu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z, out Vector128<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z, out Vector512<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);
}

public static partial class HardSigmoid
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z, out Vector128<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z, out Vector512<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);
}

public static partial class HardSwish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z, out Vector128<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z, out Vector512<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Identity
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z, out Vector128<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z, out Vector512<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);
}

public static partial class LeakyRelu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z, out Vector128<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z, out Vector512<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Mish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> z, out Vector128<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> z, out Vector512<float> derivative) =>
        Evaluate<MachineRounding>(z, out derivative);
}
