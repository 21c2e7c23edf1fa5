using System;
using System.Diagnostics;
using MlpGen;
using MlpGen.FirstCall;

// Runs one step of a digits network on 32 rows. With a number of steps as argument, it prints the microseconds of each step, one per line.
// With cold or warm, it prints those of the first calls of a game, without or with a warm-up.
const int BatchSize = 32;

DigitNetwork network = new(seed: 1);
ClassifierTrainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.1f });
float[] images = new float[BatchSize * DigitNetwork.InputSize];
int[] labels = new int[BatchSize];
Pcg32 random = new(seed: 1);
foreach (ref float pixel in images.AsSpan())
    pixel = random.NextSingle();
foreach (ref int label in labels.AsSpan())
    label = random.NextInt32(DigitNetwork.OutputSize);

if (args.Length == 0)
{
    trainer.Step(images, labels);
    return;
}

if (args[0] is "cold" or "warm")
{
    FirstFrames.Print(network, trainer, images, labels, isWarm: args[0] == "warm");
    return;
}

long[] ticks = new long[int.Parse(args[0])];
foreach (ref long each in ticks.AsSpan())
{
    long start = Stopwatch.GetTimestamp();
    trainer.Step(images, labels);
    each = Stopwatch.GetTimestamp() - start;
}

foreach (long each in ticks)
    Console.WriteLine(each * 1e6 / Stopwatch.Frequency);
