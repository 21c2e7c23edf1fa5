namespace Playground.Data;

/// <summary>A point that the visitor painted, and its class, 0 or 1.</summary>
internal readonly record struct PlanePoint(float X, float Y, int Target);
