using System.Collections.Generic;

namespace Racing.Simulation;

/// <summary>Operations on closed polylines. The last point is followed by the first.</summary>
internal static class Loop
{
    /// <summary>Returns the length of the polyline.</summary>
    public static float Length(IReadOnlyList<Vector> points)
    {
        float length = 0;
        for (int i = 0; i < points.Count; i++)
            length += (points[(i + 1) % points.Count] - points[i]).Length;
        return length;
    }

    /// <summary>Cuts the corners once (Chaikin 1974, "An Algorithm for High Speed Curve Generation").</summary>
    public static List<Vector> CutCorners(IReadOnlyList<Vector> points)
    {
        List<Vector> smooth = new(2 * points.Count);
        for (int i = 0; i < points.Count; i++)
        {
            Vector next = points[(i + 1) % points.Count];
            smooth.Add(points[i].Toward(next, 0.25f));
            smooth.Add(points[i].Toward(next, 0.75f));
        }

        return smooth;
    }

    /// <summary>Moves each point toward the middle of its neighbors.</summary>
    public static List<Vector> Relax(IReadOnlyList<Vector> points)
    {
        List<Vector> smooth = new(points.Count);
        for (int i = 0; i < points.Count; i++)
        {
            Vector before = points[(i + points.Count - 1) % points.Count], after = points[(i + 1) % points.Count];
            smooth.Add(points[i].Toward(before.Toward(after, 0.5f), 0.5f));
        }

        return smooth;
    }

    /// <summary>Returns points at equal distances along the polyline. The first point stays.</summary>
    public static List<Vector> Resample(IReadOnlyList<Vector> points, int count)
    {
        float spacing = Length(points) / count, passed = 0;
        List<Vector> even = new(count);
        for (int i = 0; i < points.Count; i++)
        {
            Vector next = points[(i + 1) % points.Count];
            float length = (next - points[i]).Length;
            while (even.Count < count && even.Count * spacing <= passed + length)
                even.Add(length == 0 ? next : points[i].Toward(next, ((even.Count * spacing) - passed) / length));
            passed += length;
        }

        // Rounding can leave out the last point.
        while (even.Count < count)
            even.Add(points[^1].Toward(points[0], 0.5f));
        return even;
    }
}
