using System;

namespace Playground.Data;

/// <summary>
/// The shapes of the data sets. Each method draws a point of class 0 or 1, with coordinates between about −3 and 3. The page shows the
/// text of these methods, so each is complete in itself.
/// </summary>
internal static class Shapes
{
    public static (float X, float Y) Circle(Random random, int target)
    {
        float radius = target == 1 ? 1.2f * MathF.Sqrt(random.NextSingle()) : 2 + (0.8f * random.NextSingle());
        float angle = MathF.Tau * random.NextSingle();
        return (radius * MathF.Cos(angle), radius * MathF.Sin(angle));
    }

    public static (float X, float Y) ExclusiveOr(Random random, int target)
    {
        float x = 0.3f + (2.4f * random.NextSingle()), y = 0.3f + (2.4f * random.NextSingle());
        bool left = random.Next(2) == 0;
        return (left ? -x : x, left == (target == 1) ? y : -y);
    }

    public static (float X, float Y) Gaussians(Random random, int target)
    {
        float center = target == 1 ? 1.3f : -1.3f;
        float radius = 0.5f * MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())), angle = MathF.Tau * random.NextSingle();
        return (center + (radius * MathF.Cos(angle)), center + (radius * MathF.Sin(angle)));
    }

    public static (float X, float Y) Spiral(Random random, int target)
    {
        float turn = random.NextSingle(), radius = 0.2f + (2.5f * turn);
        float angle = MathF.Tau * ((1.25f * turn) + (0.5f * target));
        return (radius * MathF.Sin(angle), radius * MathF.Cos(angle));
    }

    public static (float X, float Y) TwoMoons(Random random, int target)
    {
        float angle = MathF.PI * random.NextSingle(), x = 1.7f * MathF.Cos(angle), y = 1.7f * MathF.Sin(angle);
        return target == 1 ? (0.85f - x, 0.5f - y) : (x - 0.85f, y - 0.5f);
    }
}
