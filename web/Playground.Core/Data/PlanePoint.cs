namespace Playground.Data;

/// <summary>A point that the visitor painted, and its class, 0 or 1.</summary>
public readonly record struct PlanePoint(float X, float Y, int Target);
