using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Concrete;
using MlpGen;

// Predicts the strength of concrete from 1,030 tested specimens. Every fifth specimen is kept for the test.
const double Demanded = 5.7;
const int Epochs = 300;
int[] seeds = [1, 2, 3, 4, 5];
Dataset all = CsvDataset.Load(Place(Path.Combine("data", "concrete.csv")), targetColumns: ^1..);
int[] rows = [.. Enumerable.Range(0, all.Count)];
Dataset test = all.Select([.. rows.Where(row => row % 5 == 4)]);
Dataset train = all.Select([.. rows.Where(row => row % 5 != 4)]).Standardize(out Standardization inputs).StandardizeTargets(out Standardization targets);
NetworkTransform transform = new() { Inputs = inputs, Targets = targets };
Console.WriteLine($"{train.Count} specimens for training, {test.Count} for the test.");

List<double> errors = [];
foreach (int seed in seeds)
{
    ConcreteNetwork net = new(seed);
    TrainerOptions falling = new() { Schedule = new CosineSchedule { Unit = ScheduleUnit.Epoch, Length = Epochs } };
    FitResult result = net.CreateTrainer(new Adam { LearningRate = 5e-3f }, falling).Fit(train, new FitOptions
    {
        Epochs = Epochs,
        BatchSize = 32,
        Seed = seed,
        Validation = test.Apply(inputs).ApplyToTargets(targets),
    });
    double rmse = net.RootMeanSquaredError(test, transform);
    errors.Add(rmse);
    Console.WriteLine($"  seed {seed}: RMSE {rmse:F2} MPa, R² {net.R2(test, transform):F3}, {result.Elapsed.TotalSeconds:F2} s");
    if (seed > 1)
        continue;

    float[] predicted = new float[test.Count];
    net.Forward(transform, test.Inputs, predicted);
    Plots.Parity(Place("concrete-parity.svg"), test.Targets.ToArray(), predicted, rmse);
    Plots.Losses(Place("concrete-losses.svg"), result.History);

    // Fold puts the transforms of the columns into the network, so that its users pass kilograms and days and get megapascals.
    net.Fold(transform).Save(Place("concrete.safetensors"));
    ConcreteNetwork shipped = ConcreteNetwork.Load(Place("concrete.safetensors"));
    float[] strength = new float[1];
    shipped.Forward(test.InputsOf(0), strength);
    Console.WriteLine($"  first test specimen: {test.TargetsOf(0)[0]:F1} MPa measured, {strength[0]:F1} MPa predicted by the network from the file; see {Place("concrete-parity.svg")} and {Place("concrete-losses.svg")}");
}

double mean = errors.Average();
Console.WriteLine($"RMSE {mean:F2} MPa, mean of {seeds.Length} seeds; at most {Demanded} required. scikit-learn with as many units: 5.43, worst seed 5.73; a linear model: 11.83.");
return mean <= Demanded ? 0 : 1;

static string Place(string file) => Path.Combine(AppContext.BaseDirectory, file);
