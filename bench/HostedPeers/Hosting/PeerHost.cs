using System;
using System.Globalization;
using MlpGen.Benchmarks.Measuring;

namespace MlpGen.Benchmarks.Hosting;

/// <summary>
/// A peer in a separate process. It prints <c>ready</c> and its version, or <c>missing</c> and the reason. Then it answers each line with one line:
/// <c>prepare FOLDER KIND ROWS BATCHES SIZES HIDDEN OUTPUT LOSS</c> (ok), <c>outputs</c> (ok), <c>loss STEPS</c> (the loss),
/// <c>run CALLS</c> (nanoseconds, and bytes allocated). If it cannot handle a line, it answers with <c>error</c> and the reason.
/// </summary>
internal static class PeerHost
{
    /// <param name="version">Loads the library and returns its version. Throws if the library cannot be loaded.</param>
    /// <param name="prepare">Prepares an operation.</param>
    public static void Run(Func<string> version, Func<HostedProblem, Sampler> prepare)
    {
        try
        {
            Console.WriteLine($"ready {version()}");
        }
        catch (Exception exception)
        {
            Console.WriteLine($"missing {OneLine(exception.GetBaseException())}");
            return;
        }

        HostedProblem? problem = null;
        Sampler? sampler = null;
        while (Console.ReadLine() is { } line)
        {
            try
            {
                string[] words = line.Split(' ');
                switch (words[0])
                {
                    case "prepare":
                        sampler?.Dispose();
                        problem = new HostedProblem(words[1..]);
                        sampler = prepare(problem);
                        Console.WriteLine("ok");
                        break;
                    case "outputs":
                        problem!.Write(sampler!.Outputs());
                        Console.WriteLine("ok");
                        break;
                    case "loss":
                        Console.WriteLine(sampler!.LossOfStep(int.Parse(words[1])).ToString("R", CultureInfo.InvariantCulture));
                        break;
                    case "run":
                        Sample sample = sampler!.Run(long.Parse(words[1]));
                        Console.WriteLine(FormattableString.Invariant($"{sample.Nanoseconds:R} {sample.Bytes}"));
                        break;
                    default:
                        Console.WriteLine($"error unknown request: {words[0]}");
                        break;
                }
            }
            catch (Exception exception)
            {
                Console.WriteLine($"error {OneLine(exception.GetBaseException())}");
            }
        }
    }

    private static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");
}
