using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MlpGen.Layout;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <content>The conversions by vectors of four or eight floats.</content>
public static partial class AgentLanes
{
    [MethodImpl(MethodOptions.Kernel)]
    private static void GatherVectors(ref float rows, int size, int agents, ref float units, ref float copy)
    {
        if (agents < Agents || size % 4 != 0)
        {
            ref float target = ref size == 1 ? ref units : ref copy;
            Copy(ref rows, ref target, agents * size);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, agents * size), (Agents - agents) * size).Clear();
            if (size == 1)
                return;
            rows = ref copy;
        }

        int i = 0;
        for (; i + 8 <= size; i += 8)
        {
            ref float eight = ref Unsafe.Add(ref units, i * Agents);
            Lanes.Transpose8(ref Unsafe.Add(ref rows, i), size, ref eight, Agents);
            Lanes.Transpose8(ref Unsafe.Add(ref rows, (8 * size) + i), size, ref Unsafe.Add(ref eight, 8), Agents);
        }

        for (; i < size; i += 4)
        {
            for (int agent = 0; agent < Agents; agent += 4)
            {
                ref float corner = ref Unsafe.Add(ref rows, (agent * size) + i);
                Vector128<float> r0 = Vector128.LoadUnsafe(ref corner), r1 = Vector128.LoadUnsafe(ref corner, (nuint)size);
                Vector128<float> r2 = Vector128.LoadUnsafe(ref corner, (nuint)(2 * size));
                Vector128<float> r3 = Vector128.LoadUnsafe(ref corner, (nuint)(3 * size));
                Lanes.Transpose(ref r0, ref r1, ref r2, ref r3);
                ref float unit = ref Unsafe.Add(ref units, (i * Agents) + agent);
                r0.StoreUnsafe(ref unit);
                if (i + 1 < size)
                    r1.StoreUnsafe(ref unit, Agents);
                if (i + 2 < size)
                    r2.StoreUnsafe(ref unit, 2 * Agents);
                if (i + 3 < size)
                    r3.StoreUnsafe(ref unit, 3 * Agents);
            }
        }
    }

    [MethodImpl(MethodOptions.Kernel)]
    private static void ScatterVectors(ref float units, int size, int agents, ref float rows, ref float copy)
    {
        if (size == 1)
        {
            Copy(ref units, ref rows, agents);
            return;
        }

        bool direct = agents == Agents && size % 4 == 0;
        ref float target = ref direct ? ref rows : ref copy;

        // Each vector also writes past the end of its row, into floats that are written later: columns run from the last to the first, and
        // agents in order.
        for (int agent = 0; agent < Agents; agent += 4)
        {
            for (int i = (size - 1) & ~3; i >= 0; i -= 4)
            {
                ref float unit = ref Unsafe.Add(ref units, (i * Agents) + agent);
                Vector128<float> c0 = Vector128.LoadUnsafe(ref unit);
                Vector128<float> c1 = i + 1 < size ? Vector128.LoadUnsafe(ref unit, Agents) : Vector128<float>.Zero;
                Vector128<float> c2 = i + 2 < size ? Vector128.LoadUnsafe(ref unit, 2 * Agents) : Vector128<float>.Zero;
                Vector128<float> c3 = i + 3 < size ? Vector128.LoadUnsafe(ref unit, 3 * Agents) : Vector128<float>.Zero;
                Lanes.Transpose(ref c0, ref c1, ref c2, ref c3);
                ref float corner = ref Unsafe.Add(ref target, (agent * size) + i);
                c0.StoreUnsafe(ref corner);
                c1.StoreUnsafe(ref corner, (nuint)size);
                c2.StoreUnsafe(ref corner, (nuint)(2 * size));
                c3.StoreUnsafe(ref corner, (nuint)(3 * size));
            }
        }

        if (!direct)
            Copy(ref copy, ref rows, agents * size);
    }

    private static void Copy(ref float source, ref float destination, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref destination, count));
}
