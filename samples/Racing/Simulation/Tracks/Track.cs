using System;
using System.Collections.Generic;

namespace Racing.Simulation;

/// <summary>
/// A closed track of constant width. Its center line has points at equal distances. A gate at each point, from border to border, divides
/// the track into segments. All lengths are in meters.
/// </summary>
public sealed class Track
{
    /// <summary>The distance of both borders from the center line.</summary>
    public const float HalfWidth = 6;

    /// <summary>The smallest radius of a bend, measured at the center line. The inner border still bends around a circle then.</summary>
    public const float SmallestRadius = 9;

    // About two meters between gates: a bend of the smallest radius has a gate for every 13°.
    private const float Spacing = 2;

    private readonly Vector[] _center;
    private readonly Vector[] _directions;
    private readonly Vector[] _left;
    private readonly Vector[] _right;
    private readonly BorderGrid _grid;

    /// <summary>Creates a track from a smooth, closed line that stays apart from itself. <see cref="TrackDrawing"/> checks that.</summary>
    internal Track(string name, IReadOnlyList<Vector> centerLine)
    {
        Name = name;
        int count = (int)(Loop.Length(centerLine) / Spacing);
        _center = [.. Loop.Resample(centerLine, count)];
        _directions = new Vector[count];
        _left = new Vector[count];
        _right = new Vector[count];
        for (int i = 0; i < count; i++)
        {
            _directions[i] = (_center[(i + 1) % count] - _center[(i + count - 1) % count]).Normalize();
            _left[i] = _center[i] - (_directions[i].Normal * HalfWidth);
            _right[i] = _center[i] + (_directions[i].Normal * HalfWidth);
        }

        Length = Loop.Length(_center);
        SegmentLength = Length / count;
        _grid = new BorderGrid(_left, _right);
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the length of a lap along the center line.</summary>
    public float Length { get; }

    /// <summary>Gets the mean distance between gates.</summary>
    public float SegmentLength { get; }

    /// <summary>Gets a hash of the center line, which tells tracks apart.</summary>
    public ulong Hash => StateHash.Of(_center);

    /// <summary>Gets the number of segments.</summary>
    public int Segments => _center.Length;

    /// <summary>Gets the points of the center line. The start line is at the first.</summary>
    public ReadOnlySpan<Vector> Center => _center;

    /// <summary>Gets the direction of the track at each point of the center line. Each has length 1.</summary>
    public ReadOnlySpan<Vector> Directions => _directions;

    /// <summary>Gets the points of the border to the left of the driver.</summary>
    public ReadOnlySpan<Vector> Left => _left;

    /// <summary>Gets the points of the border to the right of the driver.</summary>
    public ReadOnlySpan<Vector> Right => _right;

    /// <summary>Returns the index of a segment or gate, for any number of segments after or before the first.</summary>
    public int Wrap(int segment) => ((segment % Segments) + Segments) % Segments;

    /// <summary>Finds the place of a point, starting from the segment where it was a moment ago.</summary>
    public TrackPlace Locate(Vector point, int segment)
    {
        // At most a few segments are passed between two calls. The bound only ends a search for a point that is on no segment.
        for (int i = 0; i < Segments && Behind(point, segment) < 0; i++)
            segment = Wrap(segment - 1);
        for (int i = 0; i < Segments && Behind(point, Wrap(segment + 1)) >= 0; i++)
            segment = Wrap(segment + 1);
        int next = Wrap(segment + 1);
        float behind = Behind(point, segment), ahead = -Behind(point, next);
        float fraction = Math.Clamp(behind / Math.Max(behind + ahead, 1e-6f), 0, 1);
        Vector direction = _directions[segment].Toward(_directions[next], fraction).Normalize();
        float offset = direction.Cross(point - _center[segment].Toward(_center[next], fraction));
        return new TrackPlace(segment, fraction, offset, direction);
    }

    /// <summary>Finds the place of a point anywhere on the track.</summary>
    public TrackPlace Locate(Vector point)
    {
        int nearest = 0;
        float least = float.PositiveInfinity;
        for (int i = 0; i < Segments; i++)
        {
            float distance = (point - _center[i]).Length;
            if (distance < least)
                (nearest, least) = (i, distance);
        }

        return Locate(point, nearest);
    }

    /// <summary>Returns the distance from a point on the track to the first border in a direction of length 1, at most the range.</summary>
    public float CastRay(Vector origin, Vector direction, float range) => _grid.Cast(origin, direction, range);

    // How far the point has passed the gate. Negative before it.
    private float Behind(Vector point, int gate) => _directions[gate].Dot(point - _center[gate]);
}
