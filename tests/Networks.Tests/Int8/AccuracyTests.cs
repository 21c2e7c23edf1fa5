using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.Networks.Tests.Int8;

/// <summary>The networks of the samples keep their accuracy.</summary>
public sealed class AccuracyTests
{
    private const int Seeds = 5;

    /// <summary>The recipe of the sample Digits loses at most half a percentage point.</summary>
    [Fact]
    public void Digits_keep_their_accuracy()
    {
        Dataset digits = CsvDataset.Load(Path.Combine(AppContext.BaseDirectory, "digits.csv"), labelColumn: ^1).Scale(1 / 16f);
        (Dataset learning, Dataset test) = digits.SplitAt(1437);
        double inFloat = 0, inBytes = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            SmallDigits net = new(seed);
            net.CreateTrainer(new Sgd { LearningRate = 0.05f, Momentum = 0.9f })
                .Fit(learning, new FitOptions { Epochs = 30, BatchSize = 32, Seed = seed });
            Int8Network quantized = net.Quantize(learning);
            int[] classes = new int[test.Count];
            quantized.Classify(test.Inputs, classes);
            int[] labels = test.Labels.ToArray();
            inFloat += net.Accuracy(test) / Seeds;
            inBytes += classes.Where((found, row) => found == labels[row]).Count() / (double)test.Count / Seeds;
            Assert.InRange(quantized.CalibrationError!.SameClassShare, 0.995f, 1);
        }

        Report($"digits: {inFloat:P2} in float, {inBytes:P2} in 8 bits");
        Assert.InRange(inFloat - inBytes, -0.005, 0.005);
    }

    /// <summary>
    /// The recipe of the sample Concrete loses at most 2 % RMSE, for standardized rows and for the network that takes kilograms and days.
    /// </summary>
    [Fact]
    public void Concrete_keeps_its_error()
    {
        Dataset all = CsvDataset.Load(Path.Combine(AppContext.BaseDirectory, "concrete.csv"), targetColumns: ^1..);
        int[] rows = [.. Enumerable.Range(0, all.Count)];
        Dataset test = all.Select([.. rows.Where(row => row % 5 == 4)]), raw = all.Select([.. rows.Where(row => row % 5 != 4)]);
        Dataset train = raw.Standardize(out Standardization inputs).StandardizeTargets(out Standardization targets);
        NetworkTransform transform = new() { Inputs = inputs, Targets = targets };
        double inFloat = 0, inBytes = 0, folded = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            ConcreteStrength net = new(seed);
            TrainerOptions falling = new() { Schedule = new CosineSchedule { Unit = ScheduleUnit.Epoch, Length = 300 } };
            net.CreateTrainer(new Adam { LearningRate = 5e-3f }, falling).Fit(train, new FitOptions { Epochs = 300, BatchSize = 32, Seed = seed });
            inFloat += net.RootMeanSquaredError(test, transform) / Seeds;
            float[] predicted = new float[test.Count];
            net.Quantize(train).Forward(test.Apply(inputs).Inputs, predicted);
            targets.Invert(predicted);
            inBytes += Error(predicted, test) / Seeds;
            net.Fold(transform).Quantize(raw).Forward(test.Inputs, predicted);
            folded += Error(predicted, test) / Seeds;
        }

        Report($"concrete: RMSE {inFloat:F3} in float, {inBytes:F3} in 8 bits, {folded:F3} in 8 bits with the transform folded in");
        Assert.InRange(inBytes / inFloat, 0.95, 1.02);
        Assert.InRange(folded / inFloat, 0.95, 1.02);
    }

    private static double Error(float[] predicted, Dataset test)
    {
        float[] targets = test.Targets.ToArray();
        return Math.Sqrt(predicted.Zip(targets, (found, target) => Math.Pow((double)found - target, 2)).Average());
    }

    private static void Report(FormattableString text) =>
        TestContext.Current.SendDiagnosticMessage(text.ToString(CultureInfo.InvariantCulture));
}
