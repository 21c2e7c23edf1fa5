using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>The layers of sixteen agents, one agent in each lane of two vectors. A unit is a cache line: its value for each agent.</summary>
internal static class PopulationKernel
{
    private const int Half = 8;

    /// <summary>z = W·x + b of one layer. Every sum begins with its bias and adds the inputs in their order.</summary>
    /// <param name="parameters">Those of the layer, as <see cref="PopulationLayout"/> has them.</param>
    /// <param name="inputs">inputs × 16.</param>
    /// <param name="outputs">outputs × 16, overwritten; apart from the inputs.</param>
    /// <param name="inputCount">The inputs of the layer.</param>
    /// <param name="outputCount">The outputs of the layer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Dense(ref float parameters, ref float inputs, ref float outputs, int inputCount, int outputCount)
    {
        ref float w = ref parameters;
        int output = 0;
        for (; output + PopulationLayout.Block <= outputCount; output += PopulationLayout.Block)
        {
            Vector256<float> a0 = Load(ref w, 0), a1 = Load(ref w, 1), b0 = Load(ref w, 2), b1 = Load(ref w, 3);
            Vector256<float> c0 = Load(ref w, 4), c1 = Load(ref w, 5), d0 = Load(ref w, 6), d1 = Load(ref w, 7);
            ref float x = ref inputs;
            for (int input = 0; input < inputCount; input++)
            {
                w = ref Unsafe.Add(ref w, PopulationLayout.Block * PopulationLayout.Lanes);
                Vector256<float> x0 = Load(ref x, 0), x1 = Load(ref x, 1);
                a0 = Simd.MultiplyAdd(x0, Load(ref w, 0), a0);
                a1 = Simd.MultiplyAdd(x1, Load(ref w, 1), a1);
                b0 = Simd.MultiplyAdd(x0, Load(ref w, 2), b0);
                b1 = Simd.MultiplyAdd(x1, Load(ref w, 3), b1);
                c0 = Simd.MultiplyAdd(x0, Load(ref w, 4), c0);
                c1 = Simd.MultiplyAdd(x1, Load(ref w, 5), c1);
                d0 = Simd.MultiplyAdd(x0, Load(ref w, 6), d0);
                d1 = Simd.MultiplyAdd(x1, Load(ref w, 7), d1);
                x = ref Unsafe.Add(ref x, PopulationLayout.Lanes);
            }

            w = ref Unsafe.Add(ref w, PopulationLayout.Block * PopulationLayout.Lanes);
            ref float y = ref Unsafe.Add(ref outputs, output * PopulationLayout.Lanes);
            Store(a0, ref y, 0);
            Store(a1, ref y, 1);
            Store(b0, ref y, 2);
            Store(b1, ref y, 3);
            Store(c0, ref y, 4);
            Store(c1, ref y, 5);
            Store(d0, ref y, 6);
            Store(d1, ref y, 7);
        }

        for (; output < outputCount; output++)
        {
            Vector256<float> a0 = Load(ref w, 0), a1 = Load(ref w, 1);
            ref float x = ref inputs;
            for (int input = 0; input < inputCount; input++)
            {
                w = ref Unsafe.Add(ref w, PopulationLayout.Lanes);
                a0 = Simd.MultiplyAdd(Load(ref x, 0), Load(ref w, 0), a0);
                a1 = Simd.MultiplyAdd(Load(ref x, 1), Load(ref w, 1), a1);
                x = ref Unsafe.Add(ref x, PopulationLayout.Lanes);
            }

            w = ref Unsafe.Add(ref w, PopulationLayout.Lanes);
            ref float y = ref Unsafe.Add(ref outputs, output * PopulationLayout.Lanes);
            Store(a0, ref y, 0);
            Store(a1, ref y, 1);
        }
    }

    /// <summary>Rows of agents become units of lanes: x[agent][i] to x[i][agent]. Lanes without an agent are zeros.</summary>
    /// <param name="rows">agents × size.</param>
    /// <param name="agents">1 to 16.</param>
    /// <param name="size">The floats of a row.</param>
    /// <param name="units">size × 16, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ToLanes(ref float rows, int agents, int size, ref float units)
    {
        int i = 0;
        if (agents == PopulationLayout.Lanes)
        {
            for (; i + Half <= size; i += Half)
            {
                ref float target = ref Unsafe.Add(ref units, i * PopulationLayout.Lanes);
                Lanes.Transpose8(ref Unsafe.Add(ref rows, i), size, ref target, PopulationLayout.Lanes);
                Lanes.Transpose8(ref Unsafe.Add(ref rows, (Half * size) + i), size, ref Unsafe.Add(ref target, Half), PopulationLayout.Lanes);
            }
        }

        for (; i < size; i++)
        {
            for (int agent = 0; agent < PopulationLayout.Lanes; agent++)
                Unsafe.Add(ref units, (i * PopulationLayout.Lanes) + agent) = agent < agents ? Unsafe.Add(ref rows, (agent * size) + i) : 0;
        }
    }

    /// <summary>The way back: y[i][agent] to y[agent][i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void FromLanes(ref float units, int agents, int size, ref float rows)
    {
        for (int agent = 0; agent < agents; agent++)
        {
            for (int i = 0; i < size; i++)
                Unsafe.Add(ref rows, (agent * size) + i) = Unsafe.Add(ref units, (i * PopulationLayout.Lanes) + agent);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float from, nuint vector) => Vector256.LoadUnsafe(ref from, vector * Half);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> value, ref float to, nuint vector) => value.StoreUnsafe(ref to, vector * Half);
}
