using System;
using System.Collections.Generic;

namespace Playground.Data;

/// <summary>A data set that the visitor can choose.</summary>
/// <param name="Name">The name that the page shows.</param>
/// <param name="Method">The name of the method of <see cref="Shapes"/>. Empty for painted points.</param>
/// <param name="Draw">Draws a point of a class. Null for painted points.</param>
public sealed record DataSetKind(string Name, string Method, Func<Random, int, (float X, float Y)>? Draw)
{
    public static DataSetKind Circle { get; } = new("Circle", nameof(Shapes.Circle), Shapes.Circle);

    public static DataSetKind Painted { get; } = new("Painted points", "", null);

    public static IReadOnlyList<DataSetKind> All { get; } =
    [
        Circle,
        new("Exclusive or", nameof(Shapes.ExclusiveOr), Shapes.ExclusiveOr),
        new("Gaussians", nameof(Shapes.Gaussians), Shapes.Gaussians),
        new("Spiral", nameof(Shapes.Spiral), Shapes.Spiral),
        new("Two moons", nameof(Shapes.TwoMoons), Shapes.TwoMoons),
        Painted,
    ];
}
