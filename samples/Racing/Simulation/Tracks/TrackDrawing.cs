using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Racing.Simulation;

/// <summary>Makes a track of a line that a visitor has drawn, or says what is wrong with the line.</summary>
public static class TrackDrawing
{
    /// <summary>The width and the height of the area for tracks. Its corner is at (0, 0).</summary>
    public const float Width = 240, Height = 150;

    /// <summary>The limits of the length of a track.</summary>
    public const float ShortestLength = 200, LongestLength = 1_500;

    /// <summary>The number of points that a drawing may have.</summary>
    public const int FewestPoints = 8, MostPoints = 10_000;

    private const float Spacing = 2;
    private const int Relaxations = 40;

    // Two parts of the track are at least this far apart, so that their borders do not touch.
    private const float Apart = (2 * Track.HalfWidth) + 1;

    /// <summary>
    /// Smooths a closed polyline and makes a track of it. Cars drive from the first point to the second, and the line from the last point
    /// to the first closes the loop.
    /// </summary>
    /// <param name="points">The line, in meters. Drawings by hand are smoothed, so the track does not follow every tremble.</param>
    /// <param name="problem">The fault of the line, with a remedy, or null if the result is a track.</param>
    public static Track? Create(ReadOnlySpan<Vector> points, out string? problem)
    {
        problem = CheckPoints(points);
        if (problem != null)
            return null;
        List<Vector> line = Loop.Resample(points.ToArray(), Math.Max(16, (int)(Loop.Length(points.ToArray()) / Spacing)));
        for (int i = 0; i < Relaxations; i++)
            line = Loop.Relax(line);
        line = Loop.Resample(line, Math.Max(16, (int)(Loop.Length(line) / Spacing)));
        problem = CheckLine(line);
        return problem == null ? new Track("Drawn", line) : null;
    }

    private static string? CheckPoints(ReadOnlySpan<Vector> points)
    {
        if (points.Length is < FewestPoints or > MostPoints)
            return Text($"A drawing must have between {FewestPoints} and {MostPoints} points (had {points.Length}).");
        for (int i = 0; i < points.Length; i++)
        {
            if (!float.IsFinite(points[i].X) || !float.IsFinite(points[i].Y))
                return Text($"The coordinates of every point must be finite (point {i + 1} was {points[i].X}, {points[i].Y}).");
            if (points[i].X < 0 || points[i].X > Width || points[i].Y < 0 || points[i].Y > Height)
                return Text($"Every point must be within {Width} × {Height} m (point {i + 1} was at {points[i].X:F0}, {points[i].Y:F0}).");
        }

        float length = Loop.Length(points.ToArray());
        return length < ShortestLength || length > 2 * LongestLength ? WrongLength(length) : null;
    }

    // Smoothing makes the line shorter, so the length is checked once more.
    private static string? CheckLine(List<Vector> line)
    {
        float length = Loop.Length(line);
        return length < ShortestLength || length > LongestLength ? WrongLength(length)
            : CheckEdges(line) ?? CheckBends(line) ?? CheckNearness(line, length / line.Count);
    }

    private static string WrongLength(float length) =>
        Text($"A track must be between {ShortestLength} and {LongestLength:N0} m long (was {length:N0} m).");

    private static string? CheckEdges(List<Vector> line)
    {
        const float Margin = Track.HalfWidth + 1;
        foreach (Vector point in line.Where(p => p.X < Margin || p.X > Width - Margin || p.Y < Margin || p.Y > Height - Margin))
            return Text($"The line must stay {Margin} m away from the edge. It comes too close at {point.X:F0}, {point.Y:F0}.");
        return null;
    }

    private static string? CheckBends(List<Vector> line)
    {
        for (int i = 0; i < line.Count; i++)
        {
            // Over three points on each side, so that the measure is of the bend and not of one corner of the polyline.
            Vector before = line[(i + line.Count - 3) % line.Count], here = line[i], after = line[(i + 3) % line.Count];
            float radius = Radius(before, here, after);
            if (radius < Track.SmallestRadius)
            {
                return Text(
                    $"The bend at {here.X:F0}, {here.Y:F0} has a radius of {radius:F1} m. At least {Track.SmallestRadius} m are needed.");
            }
        }

        return null;
    }

    // The radius of the circle through three points. Infinite on a straight.
    private static float Radius(Vector a, Vector b, Vector c)
    {
        float area = Math.Abs((b - a).Cross(c - a));
        float radius = (b - a).Length * (c - b).Length * (a - c).Length / (2 * area);
        // A line that turns back on itself has no area either.
        return (b - a).Dot(c - b) < 0 ? 0 : radius;
    }

    private static string? CheckNearness(List<Vector> line, float spacing)
    {
        // Half a circle of the smallest radius separates the two sides of a hairpin.
        int gap = (int)(Track.SmallestRadius * 3.2f / spacing);
        for (int i = 0; i < line.Count; i++)
        {
            for (int j = i + gap; j < line.Count && j <= i + line.Count - gap; j++)
            {
                if ((line[i] - line[j]).Length < Apart)
                {
                    return Text(
                        $"The track crosses or touches itself at {line[i].X:F0}, {line[i].Y:F0}. Keep its parts {Apart} m apart.");
                }
            }
        }

        return null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
