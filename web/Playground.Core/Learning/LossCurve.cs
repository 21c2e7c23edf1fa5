using System;

namespace Playground.Learning;

/// <summary>A curve of bounded length. When it is full, it keeps every second value, and from then on takes every second one.</summary>
public sealed class LossCurve
{
    public const int Capacity = 256;

    private readonly double[] _values = new double[Capacity];
    private int _stride = 1, _skipped;

    public int Count { get; private set; }

    public Span<double> Values => _values.AsSpan(0, Count);

    public void Add(double value)
    {
        if (Count > 0 && ++_skipped < _stride)
            return;
        _skipped = 0;
        if (Count == Capacity)
        {
            Count /= 2;
            for (int i = 0; i < Count; i++)
                _values[i] = _values[2 * i];
            _stride *= 2;
        }

        _values[Count++] = value;
    }
}
