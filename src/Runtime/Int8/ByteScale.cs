using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <summary>The rounding of floats to bytes: q = round(x / scale) + zero point, limited to 0 … 255. Ties round to even.</summary>
/// <remarks>
/// A reciprocal is rounded once, when the layer is created. A number below 2²² that is added to 1.5 · 2²³ is rounded to an integer, whose
/// bits are then the lowest ones of the sum. Therefore, no conversion is needed, and all machines compute the same bits.
/// </remarks>
internal sealed partial class ByteScale
{
    private const float Shift = 1.5f * (1 << 23);

    private readonly AlignedBuffer _reciprocals;

    // The negative zero points are the smallest numbers whose bytes are in range.
    private readonly AlignedBuffer _least;
    private readonly AlignedBuffer _zeroPoints;

    /// <param name="scales">The scales.</param>
    /// <param name="size">The length of a row.</param>
    public ByteScale(InputScales scales, int size)
    {
        _reciprocals = new AlignedBuffer(size);
        _least = new AlignedBuffer(size);
        _zeroPoints = new AlignedBuffer((size + sizeof(float) - 1) / sizeof(float));
        for (int i = 0; i < size; i++)
        {
            int zeroPoint = scales.ZeroPoints[scales.ZeroPoints.Length == 1 ? 0 : i];
            _reciprocals.Span[i] = (float)(1 / scales.Scales[scales.Scales.Length == 1 ? 0 : i]);
            _least.Span[i] = -zeroPoint;
            Unsafe.Add(ref ZeroPoints, i) = unchecked((byte)zeroPoint);
        }
    }

    // The lowest byte is enough to add to a byte.
    private ref byte ZeroPoints => ref Unsafe.As<float, byte>(ref _zeroPoints.First);

    /// <summary>
    /// Rounds a row to bytes without vectors. Returns false if it contains NaN, which no byte stands for. Then, the bytes are arbitrary.
    /// </summary>
    /// <param name="row">The first number.</param>
    /// <param name="bytes">The first byte.</param>
    public bool RoundPlainly(ref float row, ref byte bytes) => RoundPlainly(ref row, ref bytes, 0);

    [MethodImpl(MethodOptions.Kernel)]
    private bool RoundPlainly(ref float row, ref byte bytes, int start)
    {
        ref float reciprocals = ref _reciprocals.First, leasts = ref _least.First;
        ref byte zeroPoints = ref ZeroPoints;
        bool isNumber = true;
        for (int i = start; i < _reciprocals.Length; i++)
        {
            float least = Unsafe.Add(ref leasts, i), most = (float)(least + byte.MaxValue);
            float x = (float)(Unsafe.Add(ref row, i) * Unsafe.Add(ref reciprocals, i));
            isNumber &= !float.IsNaN(x);
            x = x < least ? least : x > most ? most : x;
            int rounded = BitConverter.SingleToInt32Bits((float)(x + Shift));
            Unsafe.Add(ref bytes, i) = unchecked((byte)(rounded + Unsafe.Add(ref zeroPoints, i)));
        }

        return isNumber;
    }
}
