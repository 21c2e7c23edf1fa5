// Until emission prints the rounding, generated code calls these overloads.
#pragma warning disable CS1591 // Documentation: that of the generic methods.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

public static partial class Relu
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

public static partial class Selu
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

public static partial class Sigmoid
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

public static partial class Softplus
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

public static partial class Softsign
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

public static partial class Swish
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

public static partial class Tanh
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

public static partial class Exp
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> x) => Evaluate<MachineRounding>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> x) => Evaluate<MachineRounding>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> x) => Evaluate<MachineRounding>(x);
}

public static partial class Erf
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> x) => Evaluate<MachineRounding>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> x) => Evaluate<MachineRounding>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> x) => Evaluate<MachineRounding>(x);
}

public static partial class Log1p
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evaluate(Vector128<float> x) => Evaluate<MachineRounding>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evaluate(Vector256<float> x) => Evaluate<MachineRounding>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evaluate(Vector512<float> x) => Evaluate<MachineRounding>(x);
}
