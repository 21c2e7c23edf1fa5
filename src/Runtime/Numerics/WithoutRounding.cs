// Until emission prints the rounding, generated code calls these overloads.
#pragma warning disable CS1591 // Documentation: that of the generic methods.
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

public static partial class Simd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => MultiplyAdd<MachineRounding>(a, b, c);
}

public static partial class Elu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Gelu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class HardSigmoid
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class HardSwish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Identity
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class LeakyRelu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Mish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Relu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Selu
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Sigmoid
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Softplus
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Softsign
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Swish
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Tanh
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate<MachineRounding>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative) => Evaluate<MachineRounding>(z, out derivative);
}

public static partial class Exp
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float x) => Evaluate<MachineRounding>(x);
}

public static partial class Erf
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float x) => Evaluate<MachineRounding>(x);
}

public static partial class Log1p
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float x) => Evaluate<MachineRounding>(x);
}
