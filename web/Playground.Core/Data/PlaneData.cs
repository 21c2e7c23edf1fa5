using System;
using System.Collections.Generic;
using MlpGen;

namespace Playground.Data;

/// <summary>Points in the plane with the classes 0 and 1, divided into training and test.</summary>
/// <param name="Train">The training points. Null without any.</param>
/// <param name="Test">The test points. Null without any.</param>
public sealed record PlaneData(Dataset? Train, Dataset? Test)
{
    /// <summary>The number of points of a generated data set.</summary>
    public const int Count = 400;

    public static PlaneData Create(DataSetKind kind, float noise, float testShare, int seed)
    {
        Func<Random, int, (float X, float Y)> draw =
            kind.Draw ?? throw new ArgumentException("Painted points are not generated.", nameof(kind));
        Random random = new(seed);
        float[] inputs = new float[2 * Count], targets = new float[Count];
        for (int row = 0; row < Count; row++)
        {
            targets[row] = row % 2;
            (float x, float y) = draw(random, row % 2);
            inputs[2 * row] = x + (noise * ((2 * random.NextSingle()) - 1));
            inputs[(2 * row) + 1] = y + (noise * ((2 * random.NextSingle()) - 1));
        }

        return Split(inputs, targets, testShare, seed);
    }

    public static PlaneData FromPoints(IReadOnlyList<PlanePoint> points, float testShare, int seed)
    {
        float[] inputs = new float[2 * points.Count], targets = new float[points.Count];
        for (int row = 0; row < points.Count; row++)
        {
            inputs[2 * row] = points[row].X;
            inputs[(2 * row) + 1] = points[row].Y;
            targets[row] = points[row].Target;
        }

        return Split(inputs, targets, testShare, seed);
    }

    /// <summary>The number of training points among so many points. At least one.</summary>
    public static int TrainCount(int count, float testShare) => Math.Max(1, count - (int)MathF.Round(count * testShare));

    private static PlaneData Split(float[] inputs, float[] targets, float testShare, int seed)
    {
        if (targets.Length == 0)
            return new PlaneData(null, null);
        Dataset shuffled = Dataset.FromArrays(inputs, targets, inputSize: 2).Shuffle(seed);
        int trainCount = TrainCount(targets.Length, testShare);
        if (trainCount == targets.Length)
            return new PlaneData(shuffled, null);
        (Dataset train, Dataset test) = shuffled.SplitAt(trainCount);
        return new PlaneData(train, test);
    }
}
