// Calls that would throw, in places that never run.
using System;

public static class Program
{
    private const bool Wide = Net.InputSize == 3;

    public static void Main()
    {
        Net net = new(seed: 1);
#pragma warning disable CS0162 // Unreachable code
        if (Wide)
            net.Classify(new float[3]);
        else
            net.Classify(new float[2]);

        int found = Wide ? net.Classify([1, 2, 3]) : net.Classify([1, 2]);
        bool never = Wide && net.Classify([1, 2, 3]) == 0;
        bool always = !Wide || net.Classify([1, 2, 3]) == 0;
        while (Wide)
            net.Classify(new float[3]);
        switch (Net.InputSize)
        {
            case 3:
                net.Classify(new float[3]);
                break;
        }

        int arm = Net.InputSize switch { 2 => net.Classify(new float[2]), 3 => net.Classify(new float[3]), _ => net.Classify(new float[4]) };
        Span<float> five = stackalloc float[5];
        if (five.Length == Net.InputSize)
            net.Classify(five);
        if (five.Length != Net.InputSize || arm < 0)
            Console.WriteLine(five.Length);
        else
            net.Classify(five);
        bool both = five.Length <= 4 && net.Classify(five) == 1;
        while (five.Length < 3)
            net.Classify(five);
        float[] three = new float[3];
        if (three is { Length: 2 })
            net.Classify(three);
        if (three is [_, _] && net.Classify(three) == 0)
            Console.WriteLine(both);

#if WIDE
        net.Classify(new float[3]);
#endif
        float[] row = found == 7 ? new float[3] : new float[2];
        net.Classify(row);
        net.Classify(always && !never ? stackalloc float[2] : stackalloc float[3]);
        net.Classify(found switch { 7 => new float[3], _ => new float[2] });
        float[]? none = null;
        net.Classify(none ?? [1, 2]);
        net.Classify(row.Length == 3 ? row[1..] : row);
        return;
        net.Classify(new float[3]);
    }
}
