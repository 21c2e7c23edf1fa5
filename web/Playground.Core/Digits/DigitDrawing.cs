using System;
using System.Collections.Generic;

namespace Playground.Digits;

/// <summary>
/// A drawing of strokes. It becomes pixels as the data set's digits did: a bitmap of 32 × 32, whose blocks of 4 × 4 are counted. Those
/// digits fill the height, are about two thirds as wide, and have strokes so thick that three tenths of the bitmap are dark.
/// </summary>
internal sealed class DigitDrawing
{
    public const int Side = 8;
    private const int BitmapSide = 32, Block = BitmapSide / Side, MaxWidth = 24, DarkBits = 310;

    private readonly List<(float X, float Y, bool Begins)> _points = [];
    private readonly bool[] _bitmap = new bool[BitmapSide * BitmapSide];

    public bool IsEmpty => _points.Count == 0;

    /// <summary>Adds a point in any unit. A point that begins a stroke is not connected with the one before.</summary>
    public void Add(float x, float y, bool begins) => _points.Add((x, y, begins || IsEmpty));

    public void Clear() => _points.Clear();

    /// <summary>Writes the pixels, each the share of dark bits in its block.</summary>
    public void ToPixels(Span<float> pixels)
    {
        pixels.Clear();
        if (IsEmpty)
            return;
        DrawWithRightThickness();
        for (int bit = 0; bit < _bitmap.Length; bit++)
        {
            if (_bitmap[bit])
                pixels[(bit / BitmapSide / Block * Side) + (bit % BitmapSide / Block)] += 1f / (Block * Block);
        }
    }

    private void DrawWithRightThickness()
    {
        float low = 1, high = 5;
        for (int i = 0; i < 5; i++)
        {
            float radius = (low + high) / 2;
            Draw(radius);
            if (_bitmap.AsSpan().Count(true) < DarkBits)
                low = radius;
            else
                high = radius;
        }
    }

    private void Draw(float radius)
    {
        float left = float.MaxValue, right = float.MinValue, top = float.MaxValue, bottom = float.MinValue;
        foreach ((float x, float y, _) in _points)
        {
            (left, right) = (MathF.Min(left, x), MathF.Max(right, x));
            (top, bottom) = (MathF.Min(top, y), MathF.Max(bottom, y));
        }

        // A flat drawing, such as a dash, does not fill the height.
        float width = right - left, height = MathF.Max(MathF.Max(bottom - top, width / 3), 1e-3f);
        float scaleY = (BitmapSide - (2 * radius)) / height;
        float scaleX = MathF.Min(scaleY, (MaxWidth - (2 * radius)) / MathF.Max(width, 1e-3f));
        Array.Clear(_bitmap);
        (float X, float Y) previous = default;
        foreach ((float x, float y, bool begins) in _points)
        {
            (float X, float Y) point = (
                (BitmapSide / 2f) + (scaleX * (x - ((left + right) / 2))), (BitmapSide / 2f) + (scaleY * (y - ((top + bottom) / 2))));
            DrawLine(begins ? point : previous, point, radius);
            previous = point;
        }
    }

    private void DrawLine((float X, float Y) from, (float X, float Y) to, float radius)
    {
        float dx = to.X - from.X, dy = to.Y - from.Y, squared = (dx * dx) + (dy * dy);
        int top = Bit(MathF.Min(from.Y, to.Y) - radius), bottom = Bit(MathF.Max(from.Y, to.Y) + radius);
        int left = Bit(MathF.Min(from.X, to.X) - radius), right = Bit(MathF.Max(from.X, to.X) + radius);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                float x = column + 0.5f - from.X, y = row + 0.5f - from.Y;
                float along = squared == 0 ? 0 : Math.Clamp(((x * dx) + (y * dy)) / squared, 0, 1);
                (x, y) = (x - (along * dx), y - (along * dy));
                _bitmap[(row * BitmapSide) + column] |= (x * x) + (y * y) <= radius * radius;
            }
        }
    }

    private static int Bit(float coordinate) => Math.Clamp((int)MathF.Floor(coordinate), 0, BitmapSide - 1);
}
