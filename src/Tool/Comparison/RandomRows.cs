using System;

namespace MlpGen.Tool.Comparison;

/// <summary>Normally distributed rows. With a transform, the transformed rows are normally distributed, as in training.</summary>
internal sealed class RandomRows(int seed, ColumnTransform? transform)
{
    private readonly Pcg32 _random = new((ulong)seed);

    /// <summary>Writes the next rows.</summary>
    public void Fill(Span<float> rows, int columns)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            int column = i % columns;
            double number = _random.NextNormal();
            rows[i] = (float)(transform is null ? number : (number * transform.Scales[column]) + transform.Offsets[column]);
        }
    }
}
