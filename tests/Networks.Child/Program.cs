using System;
using System.IO;
using System.Threading;

namespace MlpGen.Networks.Child;

/// <summary>
/// Runs tasks that tests need in a separate process. The process exits when its input ends, so that it does not outlive the tests.
/// <code>
/// save Checkpoint|Network PATH    loads the file, then trains, prints the number of the save, and saves, forever
/// resume PATH                     resumes training from the checkpoint to the end, and saves it again
/// count KIND warm|cold            prints how many methods the first calls of a game compile
/// </code>
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        new Thread(EndWithInput) { IsBackground = true }.Start();
        switch (arguments)
        {
            case ["save", var kind, var path]:
                SaveForEver(Enum.Parse<SavedKind>(kind), path);
                return 0;
            case ["resume", var path]:
                Resume(path);
                return 0;
            case ["count", var kind, var temperature]:
                WarmedCalls.Count(kind, temperature == "warm");
                return 0;
            default:
                Console.Error.WriteLine($"Unknown command: {string.Join(' ', arguments)}");
                return 2;
        }
    }

    private static void EndWithInput()
    {
        Console.In.ReadToEnd();
        Environment.Exit(1);
    }

    private static void SaveForEver(SavedKind kind, string path)
    {
        using SavedTraining training = new(kind);
        training.Load(path);
        // Compiles the code that saves, so that the first save takes no longer than the others.
        training.ToArray();
        for (int save = 1; ; save++)
        {
            training.Step();
            Console.WriteLine(save);
            training.Save(path);
        }
    }

    private static void Resume(string path)
    {
        using RegularizedTraining training = new(seed: 2);
        training.Trainer.LoadCheckpoint(path);
        training.Fit(RegularizedTraining.Epochs, resumes: true);
        training.Trainer.SaveCheckpoint(path);
    }
}
