using System;

namespace MlpGen.Int8;

/// <summary>The smallest interval that contains 0 and all signals that a layer received for the calibration rows.</summary>
internal struct SignalRange
{
    private float _least;
    private float _most;

    /// <summary>Includes signals, which are finite.</summary>
    public void Include(ReadOnlySpan<float> signals)
    {
        foreach (float signal in signals)
        {
            _least = signal < _least ? signal : _least;
            _most = signal > _most ? signal : _most;
        }
    }

    /// <summary>Returns the scale at which 256 bytes cover the interval, and the byte of 0. The scale is 1 if all signals are 0.</summary>
    public readonly (float Scale, byte ZeroPoint) ToBytes()
    {
        double width = (double)_most - _least;
        float scale = width == 0 ? 1 : Math.Max((float)(width / byte.MaxValue), LayerNumbers.SmallestScale);
        return (scale, (byte)Math.Clamp(Math.Round(-_least / (double)scale), 0, byte.MaxValue));
    }
}
