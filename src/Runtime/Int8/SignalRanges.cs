using System;

namespace MlpGen.Int8;

/// <summary>The smallest intervals that contain all signals that each input of a layer received for the calibration rows.</summary>
internal sealed class SignalRanges
{
    private readonly float[] _least;
    private readonly float[] _most;

    /// <param name="size">The number of inputs of the layer.</param>
    public SignalRanges(int size)
    {
        _least = new float[size];
        _most = new float[size];
        Array.Fill(_least, float.PositiveInfinity);
        Array.Fill(_most, float.NegativeInfinity);
    }

    /// <summary>Gets the number of inputs.</summary>
    public int Size => _least.Length;

    /// <summary>Returns the smallest signal of an input.</summary>
    public double Least(int input) => _least[input];

    /// <summary>Returns the largest signal of an input.</summary>
    public double Most(int input) => _most[input];

    /// <summary>Includes the signals of whole rows, which are finite.</summary>
    public void Include(ReadOnlySpan<float> rows)
    {
        for (; !rows.IsEmpty; rows = rows[Size..])
        {
            for (int input = 0; input < _least.Length; input++)
            {
                float signal = rows[input];
                _least[input] = signal < _least[input] ? signal : _least[input];
                _most[input] = signal > _most[input] ? signal : _most[input];
            }
        }
    }
}
