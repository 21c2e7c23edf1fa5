using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Benchmarks.Learning;
using MlpGen.Benchmarks.Reports;

namespace MlpGen.Benchmarks.Modes;

/// <summary>
/// Compares what networks learn from different initial weights. Nothing is timed, and the same machine prints the same numbers each time.
/// </summary>
internal static class InitializationMode
{
    private const int Seeds = 10;

    public static void Run(Arguments arguments)
    {
        Console.WriteLine(
            $"Mean ± standard deviation over seeds 1 to {Seeds}. Inputs and targets are standardized. Errors are those of test rows.");
        Console.WriteLine("Digits have one split, the other data sets five folds. The learning rate is 0.001 for Adam, and 0.05 with momentum 0.9 for Sgd.");
        Console.WriteLine();
        Print(LearningTasks.RealData(), arguments);
        Print(LearningTasks.Depths(), arguments);
    }

    private static void Print(IReadOnlyList<LearningTask> tasks, Arguments arguments)
    {
        Table table = new(["task", "test", .. FirstWeights.All.Select(weights => weights.Name)]);
        foreach (LearningTask task in tasks.Where(task => arguments.Includes(task.Name.Split(' ', ',')[0])))
        {
            double[][] Learn(FirstWeights weights) => [.. Enumerable.Range(1, Seeds).Select(seed => task.Learn(weights, seed))];
            double[][][] learned = [.. FirstWeights.All.Select(Learn)];
            for (int measure = 0; measure < task.Measures.Count; measure++)
            {
                int index = measure;
                table.Add([task.Name, task.Measures[index], .. learned.Select(seeds => Text([.. seeds.Select(values => values[index])]))]);
            }
        }

        Console.WriteLine(table);
    }

    private static string Text(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        int digits = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(mean), 1e-3))), 0, 4);
        return string.Format(CultureInfo.InvariantCulture, $"{{0:F{digits}}} ± {{1:F{digits}}}", mean, deviation);
    }
}
