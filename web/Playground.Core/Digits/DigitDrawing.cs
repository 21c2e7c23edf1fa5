using System;
using System.Collections.Generic;

namespace Playground.Digits;

/// <summary>A drawing of strokes. It becomes pixels as the data set's digits did: a bitmap of 32 × 32 whose blocks of 4 × 4 are counted.</summary>
internal sealed class DigitDrawing
{
    public const int Side = 8;
    private const int BitmapSide = 32, Block = BitmapSide / Side;

    /// <summary>Half of the width of a line in the bitmap. The lines of the data set are about this wide.</summary>
    private const float Radius = 2.4f;

    private readonly List<(float X, float Y, bool Begins)> _points = [];

    public bool IsEmpty => _points.Count == 0;

    /// <summary>Adds a point in any unit. A point that begins a stroke is not connected with the one before.</summary>
    public void Add(float x, float y, bool begins) => _points.Add((x, y, begins || IsEmpty));

    public void Clear() => _points.Clear();

    /// <summary>Writes the pixels, each the share of dark bits in its block.</summary>
    public void ToPixels(Span<float> pixels)
    {
        pixels.Clear();
        bool[] bitmap = new bool[BitmapSide * BitmapSide];
        DrawCentered(bitmap);
        for (int bit = 0; bit < bitmap.Length; bit++)
        {
            if (bitmap[bit])
                pixels[(bit / BitmapSide / Block * Side) + (bit % BitmapSide / Block)] += 1f / (Block * Block);
        }
    }

    // Scales the strokes so that they fill the height or the width, as in the data set, and centers them.
    private void DrawCentered(bool[] bitmap)
    {
        float left = float.MaxValue, right = float.MinValue, top = float.MaxValue, bottom = float.MinValue;
        foreach ((float x, float y, _) in _points)
        {
            (left, right) = (MathF.Min(left, x), MathF.Max(right, x));
            (top, bottom) = (MathF.Min(top, y), MathF.Max(bottom, y));
        }

        float extent = MathF.Max(MathF.Max(right - left, bottom - top), 1e-3f);
        float scale = (BitmapSide - (2 * Radius)) / extent;
        (float X, float Y) previous = default;
        foreach ((float x, float y, bool begins) in _points)
        {
            (float X, float Y) point = (
                (BitmapSide / 2f) + (scale * (x - ((left + right) / 2))), (BitmapSide / 2f) + (scale * (y - ((top + bottom) / 2))));
            DrawLine(bitmap, begins ? point : previous, point);
            previous = point;
        }
    }

    private static void DrawLine(bool[] bitmap, (float X, float Y) from, (float X, float Y) to)
    {
        float dx = to.X - from.X, dy = to.Y - from.Y, squared = (dx * dx) + (dy * dy);
        int top = Bit(MathF.Min(from.Y, to.Y) - Radius), bottom = Bit(MathF.Max(from.Y, to.Y) + Radius);
        int left = Bit(MathF.Min(from.X, to.X) - Radius), right = Bit(MathF.Max(from.X, to.X) + Radius);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                float x = column + 0.5f - from.X, y = row + 0.5f - from.Y;
                float along = squared == 0 ? 0 : Math.Clamp(((x * dx) + (y * dy)) / squared, 0, 1);
                (x, y) = (x - (along * dx), y - (along * dy));
                bitmap[(row * BitmapSide) + column] |= (x * x) + (y * y) <= Radius * Radius;
            }
        }
    }

    private static int Bit(float coordinate) => Math.Clamp((int)MathF.Floor(coordinate), 0, BitmapSide - 1);
}
