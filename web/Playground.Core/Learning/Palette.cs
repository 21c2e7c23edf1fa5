using System;

namespace Playground.Learning;

/// <summary>The colors of a surface: orange for class 0 and negative units, blue for class 1 and positive units.</summary>
internal static class Palette
{
    private static readonly int[] _colors = Create();

    /// <summary>The pixel of a value between 0 and 1, as the four bytes red, green, blue, alpha.</summary>
    public static int Of(float value) => _colors[(int)(255 * Math.Clamp(float.IsNaN(value) ? 0.5f : value, 0, 1))];

    private static int[] Create()
    {
        int[] colors = new int[256];
        for (int i = 0; i < colors.Length; i++)
        {
            float signed = (i - 127.5f) / 127.5f, strength = MathF.Abs(signed);
            colors[i] = signed < 0 ? Mix(strength, 238, 124, 30) : Mix(strength, 40, 124, 204);
        }

        return colors;
    }

    private static int Mix(float strength, int red, int green, int blue) =>
        Blend(strength, red) | (Blend(strength, green) << 8) | (Blend(strength, blue) << 16) | (255 << 24);

    private static int Blend(float strength, int channel) => (int)(244 + (strength * (channel - 244)));
}
