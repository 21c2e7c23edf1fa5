using System;
using MlpGen;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Tracks;

public sealed class TrackTests
{
    public static TheoryData<string> Names => TestTracks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Gates_are_at_equal_distances_and_borders_at_half_the_width(string name)
    {
        Track track = TestTracks.Named(name);
        for (int i = 0; i < track.Segments; i++)
        {
            Assert.Equal(track.SegmentLength, (track.Center[track.Wrap(i + 1)] - track.Center[i]).Length, 0.05f);
            Assert.Equal(Track.HalfWidth, (track.Left[i] - track.Center[i]).Length, 1e-4f);
            Assert.Equal(Track.HalfWidth, (track.Right[i] - track.Center[i]).Length, 1e-4f);
            Assert.Equal(1, track.Directions[i].Length, 1e-5f);
            Assert.True(track.Directions[i].Cross(track.Right[i] - track.Center[i]) > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_point_is_located_where_it_was_placed(string name)
    {
        Track track = TestTracks.Named(name);
        Pcg32 random = new(1);
        for (int i = 0; i < 500; i++)
        {
            int segment = random.NextInt32(track.Segments);
            float offset = 10 * (random.NextSingle() - 0.5f);
            Vector point = track.Center[segment].Toward(track.Center[track.Wrap(segment + 1)], 0.5f)
                + (track.Directions[segment].Toward(track.Directions[track.Wrap(segment + 1)], 0.5f).Normalize().Normal * offset);

            TrackPlace place = track.Locate(point);
            TrackPlace fromNearby = track.Locate(point, track.Wrap(segment + random.NextInt32(9) - 4));

            Assert.Equal(segment, place.Segment);
            Assert.Equal(offset, place.Offset, 0.01f);
            Assert.Equal(0.5f, place.Fraction, 0.02f);
            Assert.Equal(place, fromNearby);
        }
    }

    /// <summary>Compares the grid with every piece of both borders, in double precision.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_ray_ends_at_the_first_of_all_borders(string name)
    {
        Track track = TestTracks.Named(name);
        Pcg32 random = new(2);
        int far = 0;
        for (int i = 0; i < 2_000; i++)
        {
            int segment = random.NextInt32(track.Segments);
            Vector origin = track.Center[segment] + (track.Directions[segment].Normal * (11 * (random.NextSingle() - 0.5f)));
            double angle = 2 * Math.PI * random.NextSingle();
            // Also rays along the axes of the grid.
            Vector direction = i % 10 == 0
                ? i % 20 == 0 ? new Vector(1, 0) : new Vector(0, -1)
                : new Vector((float)Math.Cos(angle), (float)Math.Sin(angle)).Normalize();

            float distance = track.CastRay(origin, direction, Sensors.Range);

            double expected = Math.Min(Nearest(track.Left, origin, direction), Nearest(track.Right, origin, direction));
            Assert.Equal(Math.Min(expected, Sensors.Range), distance, 0.01);
            far += distance == Sensors.Range ? 1 : 0;
        }

        // Most rays hit a border, and some do not.
        Assert.InRange(far, 1, 1_000);
    }

    private static double Nearest(ReadOnlySpan<Vector> border, Vector origin, Vector direction)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < border.Length; i++)
        {
            Vector a = border[i], b = border[(i + 1) % border.Length];
            // The distances of both ends from the line of the ray, and their positions along it.
            double sideA = Side(a), sideB = Side(b);
            if (sideA * sideB > 0 || sideA == sideB)
                continue;
            double distance = Along(a) + ((Along(b) - Along(a)) * sideA / (sideA - sideB));
            if (distance >= 0)
                nearest = Math.Min(nearest, distance);
        }

        return nearest;

        double Side(Vector p) => ((double)direction.X * (p.Y - origin.Y)) - ((double)direction.Y * (p.X - origin.X));
        double Along(Vector p) => ((double)direction.X * (p.X - origin.X)) + ((double)direction.Y * (p.Y - origin.Y));
    }
}
