using System;
using System.Linq;
using MlpGen;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests;

/// <summary>Tracks for tests.</summary>
internal static class TestTracks
{
    /// <summary>Gets the names of the tracks of the game.</summary>
    public static TheoryData<string> Names => [.. TrackCatalog.All.Select(track => track.Name)];

    /// <summary>Returns the track of the game with a name.</summary>
    public static Track Named(string name) => TrackCatalog.All.Single(track => track.Name == name);

    /// <summary>Returns points on an ellipse around the middle of the area for drawings.</summary>
    public static Vector[] Ellipse(double radiusX, double radiusY, int count = 100) => Polar(count, _ => (radiusX, radiusY));

    /// <summary>Returns points around the middle of the area for drawings, with a radius for each angle.</summary>
    public static Vector[] Polar(int count, Func<double, (double X, double Y)> radius) => [.. Enumerable.Range(0, count).Select(i =>
    {
        double angle = 2 * Math.PI * i / count;
        (double x, double y) = radius(angle);
        return new Vector((float)(120 + (x * Math.Cos(angle))), (float)(75 + (y * Math.Sin(angle))));
    })];

    /// <summary>Returns a track with the shape of a bean, from a rough drawing.</summary>
    public static Track Drawn()
    {
        Vector[] points = Polar(60, angle => (85 + (10 * Math.Sin(3 * angle)), 45 + (12 * Math.Cos(2 * angle))));
        return TrackDrawing.Create(points, out string? problem) ?? throw new InvalidOperationException(problem);
    }

    /// <summary>Returns a track that starts with a straight of two kilometers. No test drives to its sharp corners.</summary>
    public static Track Straight() => new("Straight", [new(0, 0), new(2_000, 0), new(2_000, 400), new(0, 400)]);

    /// <summary>Drives with controls that change at random a few times a second.</summary>
    public static Controls[] RandomControls(int seed, int frames)
    {
        Pcg32 random = new((ulong)seed);
        Controls[] controls = new Controls[frames];
        for (int i = 0; i < frames; i++)
        {
            controls[i] = i % 15 != 0
                ? controls[i - 1]
                : Controls.From((2.4f * random.NextSingle()) - 1.2f, (3 * random.NextSingle()) - 1);
        }

        return controls;
    }
}
