// Labels that are not valid classes where they are written, but are by the time of the call.
using System;

public static class Program
{
    private static readonly int[] s_labels = { 1, 2, 3 };

    private static ReadOnlySpan<int> Classes => [0, 1, 2];

    public static void Main()
    {
        Net net = new(seed: 1);
        float[] inputs = new float[6];

        for (int i = 0; i < s_labels.Length; i++)
            s_labels[i]--;
        net.ComputeLoss(inputs, s_labels);
        net.ComputeLoss(inputs, Classes);

        int[] counted = { 1, 2, 3 };
        for (int i = 0; i < counted.Length; i++)
            counted[i] -= 1;
        net.ComputeLoss(inputs, counted);

        int[] cleared = { 1, 2, 3 };
        Array.Clear(cleared);
        net.ComputeLoss(inputs, cleared);

        Span<int> stacked = stackalloc int[] { 1, 2, 3 };
        ref int last = ref stacked[^1];
        last = 0;
        net.ComputeLoss(inputs, stacked);

        int[] shared = { 1, 2, 3 };
        int[] same = shared;
        same[2] = 0;
        net.ComputeLoss(inputs, shared);

        int[] through = { 1, 2, 3 };
        through.AsSpan().Fill(2);
        net.ComputeLoss(inputs, through);

        int[] sorted = { 9, 0, 1, 2 };
        Array.Sort(sorted);
        net.ComputeLoss(inputs, sorted.AsSpan(0, 3));
        net.ComputeLoss(inputs, sorted[..3]);
        net.ComputeLoss(inputs, [.. sorted[..2], Net.OutputSize - 1]);

        // Constants with a fraction are targets, so this calls the other overload.
        net.ComputeLoss([1, 2], [3f, 7, -1]);
    }
}
