using System;
using System.Diagnostics;
using MlpGen;

namespace MlpGen.FirstCall;

/// <summary>Measures how long a game waits for the first call of its network, and for the first milliseconds of training.</summary>
internal static class FirstFrames
{
    private static readonly TimeSpan s_budget = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Prints the microseconds of each call, one per line: warm-up, the first Forward of one row, of all rows, and the first five calls of StepFor.
    /// </summary>
    public static void Print(DigitNetwork network, ClassifierTrainer trainer, float[] images, int[] labels, bool isWarm)
    {
        Dataset data = Dataset.FromArrays(images, labels, DigitNetwork.InputSize);
        FitOptions options = new() { BatchSize = labels.Length };
        float[] outputs = new float[labels.Length * DigitNetwork.OutputSize];
        double[] microseconds = new double[8];
        long start = Stopwatch.GetTimestamp();
        if (isWarm)
        {
            network.WarmUp();
            trainer.WarmUp(labels.Length);
        }

        microseconds[0] = Elapsed(ref start);
        network.Forward(images.AsSpan(0, DigitNetwork.InputSize), outputs.AsSpan(0, DigitNetwork.OutputSize));
        microseconds[1] = Elapsed(ref start);
        network.Forward(images, outputs);
        microseconds[2] = Elapsed(ref start);
        for (int frame = 0; frame < 5; frame++)
        {
            trainer.StepFor(s_budget, data, options);
            microseconds[3 + frame] = Elapsed(ref start);
        }

        foreach (double each in microseconds)
            Console.WriteLine(each);
    }

    private static double Elapsed(ref long start)
    {
        long now = Stopwatch.GetTimestamp();
        double microseconds = (now - start) * 1e6 / Stopwatch.Frequency;
        start = now;
        return microseconds;
    }
}
