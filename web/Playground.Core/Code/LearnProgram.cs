using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Playground.Data;
using Playground.Learning;

namespace Playground.Code;

/// <summary>Writes the program that does in a console what the page Learn does with its settings.</summary>
internal static class LearnProgram
{
    public static string Write(ExperimentSettings settings, IReadOnlyList<PlanePoint> painted)
    {
        bool isPainted = settings.Data == DataSetKind.Painted;
        int count = isPainted ? painted.Count : PlaneData.Count;
        StringBuilder text = new("using System;\nusing MlpGen;\n\n");
        text.Append(isPainted ? PaintedPoints(painted) : DrawnPoints(settings));
        text.Append('\n').Append(Training(settings, count));
        if (!isPainted)
            text.Append('\n').Append(Excerpt.Shape(settings.Data.Method)).Append('\n');
        return text.Append('\n').Append(Excerpt.Declaration(settings.Network.ClassName, "Network")).Append('\n').ToString();
    }

    private static string DrawnPoints(ExperimentSettings settings) => Text($$"""
        Random random = new({{settings.Seed}});
        float[] inputs = new float[2 * {{PlaneData.Count}}], targets = new float[{{PlaneData.Count}}];
        for (int row = 0; row < targets.Length; row++)
        {
            targets[row] = row % 2;
            (float x, float y) = {{settings.Data.Method}}(random, row % 2);
            inputs[2 * row] = x + {{Number(settings.Noise)}} * (2 * random.NextSingle() - 1);
            inputs[2 * row + 1] = y + {{Number(settings.Noise)}} * (2 * random.NextSingle() - 1);
        }

        """);

    private static string PaintedPoints(IReadOnlyList<PlanePoint> points)
    {
        StringBuilder inputs = new(), targets = new();
        for (int i = 0; i < points.Count; i++)
        {
            string separator = i == 0 ? "" : i % 8 == 0 ? ",\n    " : ", ";
            inputs.Append(separator).Append(CultureInfo.InvariantCulture, $"{Number(points[i].X)}, {Number(points[i].Y)}");
            targets.Append(separator).Append(points[i].Target);
        }

        return $"float[] inputs =\n[\n    {inputs},\n];\nfloat[] targets =\n[\n    {targets},\n];\n";
    }

    private static string Training(ExperimentSettings settings, int count)
    {
        int train = PlaneData.TrainCount(count, settings.TestShare);
        string data = $"Dataset.FromArrays(inputs, targets, inputSize: 2).Shuffle(seed: {settings.Seed})";
        OptimizerKind optimizer = settings.Optimizer;
        string rule = $"new {optimizer.ClassName} {{ LearningRate = {Number(settings.LearningRate)}{optimizer.Settings} }}";
        string split = train < count
            ? $"(Dataset train, Dataset test) = {data}.SplitAt({train});"
            : $"Dataset train = {data};";
        string test = train < count ? ", test {net.ComputeLoss(test):0.0000}" : "";
        return Text($$"""
            {{split}}
            Network net = new(seed: {{settings.Seed}});
            using Trainer trainer = net.CreateTrainer({{rule}});
            FitOptions options = new() { BatchSize = {{settings.BatchSize}}, Seed = {{settings.Seed}} };
            for (int frame = 0; frame < 300; frame++)
                trainer.StepFor(TimeSpan.FromMilliseconds(8), train, options);
            Console.WriteLine($"Loss: training {net.ComputeLoss(train):0.0000}{{test}}");

            """);
    }

    private static string Number(float value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#####}f");

    private static string Text(string text) => text.ReplaceLineEndings("\n");
}
