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
    int frames = 60;
    for (; frames < 36_000 && error > scene.Displacement / 3; frames += 600)
        error = scene.MeanError(frames: 600);
    double bytes = scene.Allocated(frames: 600) / 600.0;
    FormattableString line =
        $"after {frames} frames, the agent missed its target by {error:F2} (was {untrained:F2}), and the target moved by {scene.Displacement:F2}; {bytes:F2} bytes a frame";
    Console.WriteLine(FormattableString.Invariant(line));
    return error <= scene.Displacement / 3 && bytes == 0 ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
