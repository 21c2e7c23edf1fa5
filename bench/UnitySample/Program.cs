using System;
using System.IO;
using MlpGen.Generator.Tests.Engines;

// Plays the scene of the Unity sample until the agent has learned, and then measures what a frame allocates.
string folder = Path.Combine(Path.GetTempPath(), "mlpgen-unity-" + Guid.NewGuid().ToString("N"));
Directory.CreateDirectory(folder);
try
{
    using UnityScene scene = new(typeof(MlpGen.Samples.LearningAgent).Assembly, folder);
    float untrained = scene.MeanError(frames: 60), error = untrained;
    int frames = 90;
    // Each measurement plays another half second, in which the target arrives.
    for (; frames < 36_000 && error > scene.Displacement / 3; frames += 630)
        error = scene.MeanError(frames: 600);

    // The counter of allocated bytes must count at all.
    long before = GC.GetAllocatedBytesForCurrentThread();
    GC.KeepAlive(new byte[100_000]);
    if (GC.GetAllocatedBytesForCurrentThread() - before < 100_000)
        throw new NotSupportedException("This runtime does not count the bytes that a thread allocates.");
    double bytes = scene.Allocated(frames: 600) / 600.0;
    FormattableString line =
        $"after {frames} frames, the agent was on average {error:F2} from where the target would be half a second later ({untrained:F2} before it learned; the target moves {scene.Displacement:F2} in that time), and a frame allocated {bytes:F2} bytes";
    Console.WriteLine(FormattableString.Invariant(line));
    return error <= scene.Displacement / 3 && bytes == 0 ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
