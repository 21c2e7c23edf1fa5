// Variables that hold another value by the time of the call.
using System;

public static class Program
{
    private static float[] s_shared = new float[3];

    public static void Main()
    {
        Net net = new(seed: 1);

        float[] again = new float[3];
        again = new float[2];
        net.Classify(again);

        float[] resized = new float[3];
        Array.Resize(ref resized, 2);
        net.Classify(resized);

        float[] given = new float[3];
        Give(out given);
        net.Classify(given);

        float[] captured = new float[3];
        Action replace = () => captured = new float[2];
        replace();
        net.Classify(captured);

        float[] byLocalFunction = new float[3];
        Replace();
        net.Classify(byLocalFunction);
        void Replace() => byLocalFunction = [1, 2];

        float[] swapped = new float[3], other = new float[2];
        (swapped, other) = (other, swapped);
        net.Classify(swapped);

        float[] aliased = new float[3];
        ref float[] alias = ref aliased;
        alias = new float[2];
        net.Classify(aliased);

        float[] first = new float[3], second = new float[3];
        ref float[] chosen = ref (net is null ? ref first : ref second);
        chosen = new float[2];
        net!.Classify(second);

        float[]? missing = null;
        missing ??= new float[2];
        net.Classify(missing);

        int count = 3;
        count--;
        net.Classify(new float[count]);
        int width = 1;
        width += 1;
        net.Classify(stackalloc float[width]);

        Span<float> shrinking = new float[3];
        shrinking.Shrink();
        net.Classify(shrinking);

        Span<float> rest = stackalloc float[6];
        while (rest.Length > 2)
            rest = rest[2..];
        net.Classify(rest);

        for (ReadOnlySpan<float> rows = new float[6]; !rows.IsEmpty; rows = rows[2..])
            net.Classify(rows[..2]);

        for (int length = 2; length < 10; length += 2)
            net.Forward(new float[length], new float[length / 2 * 3]);

        foreach (float[] row in new float[][] { new float[2], [3, 4] })
            net.Classify(row);

        s_shared = new float[2];
        net.Classify(s_shared);

        var (left, right) = (new float[2], new float[3]);
        net.Forward(left, right);

        if ((object)new float[2] is float[] matched)
            net.Classify(matched);
    }

    private static void Give(out float[] given) => given = new float[2];

    private static void Shrink(this ref Span<float> span) => span = span[1..];
}
