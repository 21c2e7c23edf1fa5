using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <content>The same in vectors. Each vector of sums belongs to a few outputs, and a panel consists of an even number of vectors.</content>
internal static partial class IntegerSums
{
    /// <summary>Computes the sums of rows in vectors.</summary>
    /// <typeparam name="TDot">The instructions.</typeparam>
    /// <typeparam name="TVector">The vector of sums.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <param name="bytes">The first byte of the first row.</param>
    /// <param name="stride">The distance between two rows in bytes.</param>
    /// <param name="sums">The destination, rows × padded outputs.</param>
    /// <param name="rows">The number of rows.</param>
    public static void Compute<TDot, TVector>(PackedLayer layer, ref byte bytes, int stride, ref int sums, int rows)
        where TDot : struct, IDotProduct<TVector>
        where TVector : struct
    {
        if (rows == BlockRows)
        {
            FourRows<TDot, TVector>(layer, ref bytes, stride, ref sums);
            return;
        }

        for (int row = 0; row < rows; row++)
            OneRow<TDot, TVector>(layer, ref Unsafe.Add(ref bytes, row * stride), ref Unsafe.Add(ref sums, row * layer.PaddedOutputs));
    }

    // Eight vectors of sums hide the latency of an instruction, and share the four inputs that are loaded for them.
    [MethodImpl(MethodOptions.Kernel)]
    private static void OneRow<TDot, TVector>(PackedLayer layer, ref byte bytes, ref int sums)
        where TDot : struct, IDotProduct<TVector>
        where TVector : struct
    {
        nint end = (nint)layer.Groups * PackedLayer.GroupBytes;
        int vectors = layer.PaddedOutputs / TDot.Outputs, vector = 0;
        for (; vector + 8 <= vectors; vector += 8)
        {
            ref sbyte w0 = ref Start<TDot, TVector>(layer, vector), w1 = ref Start<TDot, TVector>(layer, vector + 1);
            ref sbyte w2 = ref Start<TDot, TVector>(layer, vector + 2), w3 = ref Start<TDot, TVector>(layer, vector + 3);
            ref sbyte w4 = ref Start<TDot, TVector>(layer, vector + 4), w5 = ref Start<TDot, TVector>(layer, vector + 5);
            ref sbyte w6 = ref Start<TDot, TVector>(layer, vector + 6), w7 = ref Start<TDot, TVector>(layer, vector + 7);
            TVector s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
            ref byte q = ref bytes;
            for (nint at = 0; at < end; at += PackedLayer.GroupBytes)
            {
                TVector x = TDot.Broadcast(ref q);
                q = ref Unsafe.Add(ref q, PackedLayer.GroupInputs);
                s0 = TDot.Add(s0, x, TDot.Load(ref Unsafe.Add(ref w0, at)));
                s1 = TDot.Add(s1, x, TDot.Load(ref Unsafe.Add(ref w1, at)));
                s2 = TDot.Add(s2, x, TDot.Load(ref Unsafe.Add(ref w2, at)));
                s3 = TDot.Add(s3, x, TDot.Load(ref Unsafe.Add(ref w3, at)));
                s4 = TDot.Add(s4, x, TDot.Load(ref Unsafe.Add(ref w4, at)));
                s5 = TDot.Add(s5, x, TDot.Load(ref Unsafe.Add(ref w5, at)));
                s6 = TDot.Add(s6, x, TDot.Load(ref Unsafe.Add(ref w6, at)));
                s7 = TDot.Add(s7, x, TDot.Load(ref Unsafe.Add(ref w7, at)));
            }

            ref int to = ref Unsafe.Add(ref sums, vector * TDot.Outputs);
            TDot.Store(s0, ref to);
            TDot.Store(s1, ref Unsafe.Add(ref to, TDot.Outputs));
            TDot.Store(s2, ref Unsafe.Add(ref to, 2 * TDot.Outputs));
            TDot.Store(s3, ref Unsafe.Add(ref to, 3 * TDot.Outputs));
            TDot.Store(s4, ref Unsafe.Add(ref to, 4 * TDot.Outputs));
            TDot.Store(s5, ref Unsafe.Add(ref to, 5 * TDot.Outputs));
            TDot.Store(s6, ref Unsafe.Add(ref to, 6 * TDot.Outputs));
            TDot.Store(s7, ref Unsafe.Add(ref to, 7 * TDot.Outputs));
        }

        for (; vector < vectors; vector += 2)
        {
            // Two vectors in turns of two groups: four sums that do not wait for one another.
            ref sbyte w0 = ref Start<TDot, TVector>(layer, vector), w1 = ref Start<TDot, TVector>(layer, vector + 1);
            TVector s0 = default, s1 = default, t0 = default, t1 = default;
            ref byte q = ref bytes;
            nint at = 0;
            for (; at + PackedLayer.GroupBytes < end; at += 2 * PackedLayer.GroupBytes)
            {
                TVector x = TDot.Broadcast(ref q), y = TDot.Broadcast(ref Unsafe.Add(ref q, PackedLayer.GroupInputs));
                q = ref Unsafe.Add(ref q, 2 * PackedLayer.GroupInputs);
                s0 = TDot.Add(s0, x, TDot.Load(ref Unsafe.Add(ref w0, at)));
                s1 = TDot.Add(s1, x, TDot.Load(ref Unsafe.Add(ref w1, at)));
                t0 = TDot.Add(t0, y, TDot.Load(ref Unsafe.Add(ref w0, at + PackedLayer.GroupBytes)));
                t1 = TDot.Add(t1, y, TDot.Load(ref Unsafe.Add(ref w1, at + PackedLayer.GroupBytes)));
            }

            if (at < end)
            {
                TVector x = TDot.Broadcast(ref q);
                s0 = TDot.Add(s0, x, TDot.Load(ref Unsafe.Add(ref w0, at)));
                s1 = TDot.Add(s1, x, TDot.Load(ref Unsafe.Add(ref w1, at)));
            }

            ref int to = ref Unsafe.Add(ref sums, vector * TDot.Outputs);
            TDot.Store(TDot.Sum(s0, t0), ref to);
            TDot.Store(TDot.Sum(s1, t1), ref Unsafe.Add(ref to, TDot.Outputs));
        }
    }

    // Four rows share each load of the weights.
    [MethodImpl(MethodOptions.Kernel)]
    private static void FourRows<TDot, TVector>(PackedLayer layer, ref byte bytes, int stride, ref int sums)
        where TDot : struct, IDotProduct<TVector>
        where TVector : struct
    {
        nint end = (nint)layer.Groups * PackedLayer.GroupBytes;
        int padded = layer.PaddedOutputs;
        ref byte q0 = ref bytes, q1 = ref Unsafe.Add(ref bytes, stride);
        ref byte q2 = ref Unsafe.Add(ref bytes, 2 * stride), q3 = ref Unsafe.Add(ref bytes, 3 * stride);
        for (int output = 0; output < padded; output += 2 * TDot.Outputs)
        {
            ref sbyte w0 = ref Start<TDot, TVector>(layer, output / TDot.Outputs);
            ref sbyte w1 = ref Start<TDot, TVector>(layer, (output / TDot.Outputs) + 1);
            TVector s0 = default, s1 = default, s2 = default, s3 = default, t0 = default, t1 = default, t2 = default, t3 = default;
            nint group = 0;
            for (nint at = 0; at < end; at += PackedLayer.GroupBytes, group += PackedLayer.GroupInputs)
            {
                TVector v = TDot.Load(ref Unsafe.Add(ref w0, at)), w = TDot.Load(ref Unsafe.Add(ref w1, at));
                TVector x = TDot.Broadcast(ref Unsafe.Add(ref q0, group));
                s0 = TDot.Add(s0, x, v);
                t0 = TDot.Add(t0, x, w);
                x = TDot.Broadcast(ref Unsafe.Add(ref q1, group));
                s1 = TDot.Add(s1, x, v);
                t1 = TDot.Add(t1, x, w);
                x = TDot.Broadcast(ref Unsafe.Add(ref q2, group));
                s2 = TDot.Add(s2, x, v);
                t2 = TDot.Add(t2, x, w);
                x = TDot.Broadcast(ref Unsafe.Add(ref q3, group));
                s3 = TDot.Add(s3, x, v);
                t3 = TDot.Add(t3, x, w);
            }

            Store<TDot, TVector>(s0, t0, ref Unsafe.Add(ref sums, output));
            Store<TDot, TVector>(s1, t1, ref Unsafe.Add(ref sums, padded + output));
            Store<TDot, TVector>(s2, t2, ref Unsafe.Add(ref sums, (2 * padded) + output));
            Store<TDot, TVector>(s3, t3, ref Unsafe.Add(ref sums, (3 * padded) + output));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TDot, TVector>(TVector first, TVector second, ref int sums)
        where TDot : struct, IDotProduct<TVector>
        where TVector : struct
    {
        TDot.Store(first, ref sums);
        TDot.Store(second, ref Unsafe.Add(ref sums, TDot.Outputs));
    }

    // The first weight of a vector of sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref sbyte Start<TDot, TVector>(PackedLayer layer, int vector)
        where TDot : struct, IDotProduct<TVector>
        where TVector : struct
    {
        int perPanel = PackedLayer.PanelOutputs / TDot.Outputs;
        nint panel = (nint)(vector / perPanel) * layer.Groups * PackedLayer.GroupBytes;
        return ref Unsafe.Add(ref layer.Weights, panel + (vector % perPanel * TDot.Outputs * PackedLayer.GroupInputs));
    }
}
