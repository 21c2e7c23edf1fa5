using System;
using System.IO;
using System.Threading;

namespace MlpGen.Networks.Child;

/// <summary>
/// What tests want done in a process of its own. It ends when its input does, so that it does not outlive them:
/// <code>
/// save Checkpoint|Network PATH    goes on from the file for ever: says the number of the save, saves
/// resume PATH                     goes on from the checkpoint to the end, and writes it again
/// count KIND warm|cold            says how many methods the first calls of a game compile
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
                Console.Error.WriteLine($"Unknown: {string.Join(' ', arguments)}");
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
        // Compiles what saves, so that the first save takes no longer than the others.
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
