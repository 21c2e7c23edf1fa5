namespace Racing.Simulation;

/// <summary>A place on a track.</summary>
/// <param name="Segment">The index of the last gate that was passed.</param>
/// <param name="Fraction">The fraction of the way to the next gate, from 0 to 1.</param>
/// <param name="Offset">The distance from the center line. Positive to the right.</param>
/// <param name="Direction">The direction of the track. It has length 1.</param>
public readonly record struct TrackPlace(int Segment, float Fraction, float Offset, Vector Direction);
