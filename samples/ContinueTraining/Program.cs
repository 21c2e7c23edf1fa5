using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ContinueTraining;
using Microsoft.ML.OnnxRuntime;
using MlpGen;
using MlpGen.Onnx;

// A policy that Unity ML-Agents trained learns to handle a plate that tilts at a fifth of the speed it knows.
const string Mean = "/_continuous_distribution/mu/Gemm_output_0";
const float UsualSpeed = 2 * MathF.PI / 180, NewSpeed = UsualSpeed / 5;
const int Episodes = 100, ValidationSeed = 2_000_000, TestSeed = 1_000_000, Generations = 40;
const double Demanded = 0.99 * Plate.LongestEpisode;

OnnxModel model = OnnxFile.Open(Path.Combine(AppContext.BaseDirectory, "3DBall.onnx"));
Console.WriteLine(model.Candidates[0]);
BallPolicy policy = new(seed: 1);
NetworkTransform transform = new() { Inputs = model.LoadInto(policy, output: Mean) };
Console.WriteLine($"On the plate that it knows: {Test(UsualSpeed):F1} of {Plate.LongestEpisode} steps.");

double before = Test(NewSpeed);
Console.WriteLine($"On the new plate, before:   {before:F1} steps.");
Evolution evolution = new(policy, transform, NewSpeed);
double steps = 0;
for (int generation = 1; generation <= Generations && steps < Plate.LongestEpisode; generation++)
{
    evolution.Improve(generation);
    // The episodes that end the training are others than those of the test.
    steps = policy.MeanSteps(transform, NewSpeed, Episodes, ValidationSeed);
    if (generation % 5 == 0)
        Console.WriteLine($"  generation {generation}: {steps:F1} steps");
}

double after = Test(NewSpeed);
Console.WriteLine($"On the new plate, after:    {after:F1} steps.");

string path = Path.Combine(AppContext.BaseDirectory, "3DBall.continued.onnx");
OnnxFile.Save(policy, path, new OnnxExportOptions { Transform = transform });
float difference = LargestDifference(path);
Console.WriteLine($"{path} computes the same actions in ONNX Runtime, up to {difference:E1}.");
return after >= Demanded && difference < 1e-4f ? 0 : 1;

double Test(float speed) => policy.MeanSteps(transform, speed, Episodes, TestSeed);

float LargestDifference(string file)
{
    Random random = new(7);
    float[] rows = [.. Enumerable.Range(0, Episodes * Plate.Observations).Select(_ => 4 * (random.NextSingle() - 0.5f))];
    float[] actions = new float[Episodes * Plate.Actions];
    policy.Forward(transform, rows, actions);
    using InferenceSession session = new(file);
    using OrtValue input = OrtValue.CreateTensorValueFromMemory(rows, [Episodes, Plate.Observations]);
    using RunOptions options = new();
    Dictionary<string, OrtValue> inputs = new() { ["input"] = input };
    using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, inputs, ["output"]);
    ReadOnlySpan<float> theirs = outputs[0].GetTensorDataAsSpan<float>();
    float largest = 0;
    for (int i = 0; i < actions.Length; i++)
        largest = Math.Max(largest, Math.Abs(actions[i] - theirs[i]));
    return largest;
}
