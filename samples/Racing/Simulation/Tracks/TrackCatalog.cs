using System;
using System.Collections.Generic;

namespace Racing.Simulation;

/// <summary>The three tracks of the game.</summary>
public static class TrackCatalog
{
    /// <summary>Gets fast bends around a park.</summary>
    public static Track Park { get; } = Create(
        "Park",
        (60, 20), (150, 18), (215, 30), (222, 80), (190, 125), (140, 132), (112, 100), (84, 92), (60, 128), (26, 118), (18, 60), (30, 24));

    /// <summary>Gets a harbor with hairpins between its piers.</summary>
    public static Track Harbor { get; } = Create(
        "Harbor",
        (40, 24), (190, 24), (204, 68), (112, 62), (110, 100), (176, 98), (180, 134), (60, 132), (22, 112), (22, 36));

    /// <summary>Gets a mountain road of quick turns to both sides.</summary>
    public static Track Mountain { get; } = Create(
        "Mountain",
        (36, 34), (78, 18), (112, 44), (152, 20), (204, 22), (224, 64), (186, 84), (198, 124), (150, 134), (108, 104), (72, 132), (24, 122),
        (34, 78), (18, 52));

    /// <summary>Gets all tracks.</summary>
    public static IReadOnlyList<Track> All { get; } = [Park, Harbor, Mountain];

    // The corners are cut until the line is smooth.
    private static Track Create(string name, params (float X, float Y)[] corners)
    {
        IReadOnlyList<Vector> line = Array.ConvertAll(corners, corner => new Vector(corner.X, corner.Y));
        for (int i = 0; i < 5; i++)
            line = Loop.CutCorners(line);
        return new Track(name, line);
    }
}
