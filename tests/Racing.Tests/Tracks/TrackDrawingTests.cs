using System;
using System.Linq;
using MlpGen;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Tracks;

public sealed class TrackDrawingTests
{
    public static TheoryData<string> Names => TestTracks.Names;

    [Fact]
    public void A_trembling_hand_draws_a_smooth_track()
    {
        Pcg32 random = new(3);
        Vector[] points = [.. TestTracks.Ellipse(90, 55, 150)
            .Select(point => point + new Vector(2 * (random.NextSingle() - 0.5f), 2 * (random.NextSingle() - 0.5f)))];

        Track? track = TrackDrawing.Create(points, out string? problem);

        Assert.Null(problem);
        Assert.InRange(track!.Length, 430, 480);
        for (int i = 0; i < track.Segments; i++)
            Assert.InRange(track.Directions[i].Dot(track.Directions[track.Wrap(i + 1)]), 0.98f, 1.001f);
    }

    /// <summary>The tracks of the game comply with the rules for drawings.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_track_of_the_game_can_be_drawn(string name)
    {
        Assert.NotNull(TrackDrawing.Create(TestTracks.Named(name).Center, out string? problem));
        Assert.Null(problem);
    }

    [Fact]
    public void A_drawing_has_enough_points() =>
        AssertProblem(TestTracks.Ellipse(90, 55, 7), "A drawing must have between 8 and 10000 points (had 7).");

    [Fact]
    public void A_drawing_has_not_too_many_points() =>
        AssertProblem(TestTracks.Ellipse(90, 55, 10_001), "A drawing must have between 8 and 10000 points (had 10001).");

    [Theory]
    [InlineData(float.NaN, 75, "The coordinates of every point must be finite (point 3 was NaN, 75).")]
    [InlineData(75, float.PositiveInfinity, "The coordinates of every point must be finite (point 3 was 75, Infinity).")]
    [InlineData(-1, 75, "Every point must be within 240 × 150 m (point 3 was at -1, 75).")]
    [InlineData(75, 3e38f, "Every point must be within 240 × 150 m (point 3 was at 75, 3")]
    public void A_point_is_within_the_area(float x, float y, string expected)
    {
        Vector[] points = TestTracks.Ellipse(90, 55);
        points[2] = new Vector(x, y);
        AssertProblem(points, expected);
    }

    [Fact]
    public void A_track_is_not_too_short() =>
        AssertProblem(TestTracks.Ellipse(30, 30), "A track must be between 200 and 1,500 m long (was 188 m).");

    [Fact]
    public void A_point_is_not_a_track() =>
        AssertProblem([.. Enumerable.Repeat(new Vector(100, 75), 20)], "A track must be between 200 and 1,500 m long (was 0 m).");

    [Fact]
    public void A_scribble_is_too_long()
    {
        Vector[] points = [.. Enumerable.Range(0, 400).Select(i => new Vector(10 + (i % 2 * 200), 75))];
        AssertProblem(points, "A track must be between 200 and 1,500 m long (was 80,000 m).");
    }

    [Fact]
    public void A_track_stays_away_from_the_edge() =>
        AssertProblem(TestTracks.Ellipse(90, 73), "The line must stay 7 m away from the edge. It comes too close at ");

    [Fact]
    public void A_figure_of_eight_crosses_itself()
    {
        Vector[] points = [.. Enumerable.Range(0, 200).Select(i => 2 * Math.PI * i / 200)
            .Select(t => new Vector((float)(120 + (100 * Math.Sin(t))), (float)(75 + (60 * Math.Sin(2 * t)))))];
        AssertProblem(points, "The track crosses or touches itself at ");
    }

    [Fact]
    public void Two_parts_do_not_touch()
    {
        // Waisted: both sides come within ten meters of the middle, in gentle bends.
        Vector[] points = TestTracks.Polar(400, angle => (100, 5 + (60 * Math.Abs(Math.Pow(Math.Cos(angle), 2)))));
        AssertProblem(points, "The track crosses or touches itself at ");
    }

    [Fact]
    public void A_line_that_turns_back_on_itself_has_a_bend_without_radius()
    {
        Vector[] points = [.. Enumerable.Range(0, 100).Select(i => new Vector(30 + (i < 50 ? 3 * i : 3 * (99 - i)), 75))];
        AssertProblem(points, "The bend at ");
    }

    [Fact]
    public void A_sharp_star_has_too_tight_bends()
    {
        Vector[] points = TestTracks.Polar(300, angle => (60 + (25 * Math.Cos(7 * angle)), 45 + (20 * Math.Cos(7 * angle))));
        AssertProblem(points, "The bend at ");
    }

    private static void AssertProblem(Vector[] points, string expected)
    {
        Assert.Null(TrackDrawing.Create(points, out string? problem));
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }
}
