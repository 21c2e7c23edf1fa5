using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.Wasm;
using System.Runtime.Intrinsics.X86;

namespace MlpGen.Int8;

/// <summary>Dot products of four bytes and four weights, in one instruction (AVX-VNNI).</summary>
internal readonly struct FourProducts256 : IDotProduct<Vector256<int>>
{
    /// <inheritdoc/>
    public static int Outputs => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref sbyte weights) => Vector256.LoadUnsafe(ref weights).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Broadcast(ref byte bytes) => Vector256.Create(Unsafe.ReadUnaligned<int>(ref bytes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sums, Vector256<int> bytes, Vector256<int> weights) =>
#pragma warning disable CA2252 // A preview in .NET 8. Later versions have it unchanged.
        AvxVnni.MultiplyWideningAndAdd(sums, bytes.AsByte(), weights.AsSByte());
#pragma warning restore CA2252

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Sum(Vector256<int> left, Vector256<int> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sums, ref int destination) => sums.StoreUnsafe(ref destination);
}

/// <summary>Products of 16 bits in 512 bits. An output has two partial sums side by side. Sums of two products fit into 32 bits.</summary>
internal readonly struct TwoProducts512 : IDotProduct<Vector512<int>>
{
    /// <inheritdoc/>
    public static int Outputs => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(ref sbyte weights) =>
        Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref weights)).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Broadcast(ref byte bytes) =>
        Avx512BW.ConvertToVector512Int16(Vector256.Create(Unsafe.ReadUnaligned<int>(ref bytes)).AsByte()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Add(Vector512<int> sums, Vector512<int> bytes, Vector512<int> weights) =>
        sums + Avx512BW.MultiplyAddAdjacent(bytes.AsInt16(), weights.AsInt16());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Sum(Vector512<int> left, Vector512<int> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> sums, ref int destination)
    {
        Vector512<long> pairs = (sums + (sums.AsInt64() >>> 32).AsInt32()).AsInt64();
        Avx512F.ConvertToVector256Int32(pairs).StoreUnsafe(ref destination);
    }
}

/// <summary>Products of 16 bits in 256 bits (AVX2). An output has two partial sums side by side.</summary>
internal readonly struct TwoProducts256 : IDotProduct<Vector256<int>>
{
    /// <inheritdoc/>
    public static int Outputs => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref sbyte weights) => Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref weights)).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Broadcast(ref byte bytes) =>
        Avx2.ConvertToVector256Int16(Vector128.Create(Unsafe.ReadUnaligned<int>(ref bytes)).AsByte()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sums, Vector256<int> bytes, Vector256<int> weights) =>
        sums + Avx2.MultiplyAddAdjacent(bytes.AsInt16(), weights.AsInt16());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Sum(Vector256<int> left, Vector256<int> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sums, ref int destination)
    {
        Vector256<long> pairs = (sums + (sums.AsInt64() >>> 32).AsInt32()).AsInt64();
        Vector128.Narrow(pairs.GetLower(), pairs.GetUpper()).StoreUnsafe(ref destination);
    }
}

/// <summary>Products of 16 bits in 128 bits (SSE, Arm, WebAssembly). An output has two partial sums side by side.</summary>
internal readonly struct TwoProducts128 : IDotProduct<Vector128<int>>
{
    /// <inheritdoc/>
    public static int Outputs => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(ref sbyte weights) =>
        Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref weights))).AsSByte())
            .AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Broadcast(ref byte bytes) =>
        Vector128.WidenLower(Vector128.Create(Unsafe.ReadUnaligned<int>(ref bytes)).AsByte()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Add(Vector128<int> sums, Vector128<int> bytes, Vector128<int> weights) =>
        sums + MultiplyAddAdjacent(bytes.AsInt16(), weights.AsInt16());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Sum(Vector128<int> left, Vector128<int> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> sums, ref int destination)
    {
        destination = sums.GetElement(0) + sums.GetElement(1);
        Unsafe.Add(ref destination, 1) = sums.GetElement(2) + sums.GetElement(3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> MultiplyAddAdjacent(Vector128<short> left, Vector128<short> right)
    {
        if (Sse2.IsSupported)
            return Sse2.MultiplyAddAdjacent(left, right);
        if (PackedSimd.IsSupported)
            return PackedSimd.Dot(left, right);
        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.AddPairwise(
                AdvSimd.MultiplyWideningLower(left.GetLower(), right.GetLower()), AdvSimd.MultiplyWideningUpper(left, right));
        }

        // A product of a byte and a weight fits into 16 bits.
        (Vector128<int> lower, Vector128<int> upper) = Vector128.Widen(left * right);
        return Vector128.Create(
            lower.GetElement(0) + lower.GetElement(1), lower.GetElement(2) + lower.GetElement(3),
            upper.GetElement(0) + upper.GetElement(1), upper.GetElement(2) + upper.GetElement(3));
    }
}
