using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <summary>The rounding of floats to bytes: q = round(x / scale) + zero point, limited to 0 … 255. Ties round to even.</summary>
/// <remarks>
/// The reciprocal is rounded once, when the layer is created. A number of at most 255 that is added to 1.5 · 2²³ is rounded to an integer,
/// whose bits are then the lowest ones of the sum. Therefore, no conversion is needed, and all machines compute the same bits.
/// </remarks>
internal readonly partial struct ByteScale
{
    private const float Shift = 1.5f * (1 << 23);

    private readonly float _reciprocal;
    private readonly float _least;
    private readonly float _most;
    private readonly int _zeroPoint;

    public ByteScale(float scale, byte zeroPoint)
    {
        _reciprocal = (float)(1 / scale);
        _least = -zeroPoint;
        _most = byte.MaxValue - zeroPoint;
        _zeroPoint = zeroPoint;
    }

    /// <summary>
    /// Rounds a row to bytes without vectors. Returns false if it contains NaN, which no byte stands for. Then, the bytes are arbitrary.
    /// </summary>
    /// <param name="row">The first number.</param>
    /// <param name="bytes">The first byte.</param>
    /// <param name="size">The length of the row.</param>
    [MethodImpl(MethodOptions.Kernel)]
    public bool RoundPlainly(ref float row, ref byte bytes, int size)
    {
        bool isNumber = true;
        for (int i = 0; i < size; i++)
        {
            float x = (float)(Unsafe.Add(ref row, i) * _reciprocal);
            isNumber &= !float.IsNaN(x);
            x = x > _most ? _most : x < _least ? _least : x;
            Unsafe.Add(ref bytes, i) = (byte)(BitConverter.SingleToInt32Bits((float)(x + Shift)) + _zeroPoint);
        }

        return isNumber;
    }
}
