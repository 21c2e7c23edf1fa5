using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Learning;

/// <summary>Six data sets with seven tasks, then digits with an increasing number of layers.</summary>
internal static class LearningTasks
{
    private const int DigitTrainingRows = 1_437;
    private const int Folds = 5;

    public static LearningTask[] RealData()
    {
        string sets = Path.Combine(Repository.Root, "tests", "Runtime.Tests", "Data", "Sets");
        string own = Path.Combine(Repository.Root, "bench", "data");
        Dataset iris = CsvDataset.Load(Path.Combine(sets, "iris.csv"), labelColumn: ^1);
        Dataset penguins = CsvDataset.Load(Path.Combine(sets, "penguins.csv"), labelColumn: ^1);
        CsvOptions mass = new() { TargetColumns = [3], IgnoredColumns = [4] };
        Dataset masses = CsvDataset.Read(Path.Combine(sets, "penguins.csv"), mass).Data;
        Dataset concrete = CsvDataset.Load(Path.Combine(sets, "concrete.csv"), targetColumns: ^1..);
        Dataset wine = CsvDataset.Load(Path.Combine(own, "wine.csv"), labelColumn: ^1);
        Dataset tumours = CsvDataset.Load(Path.Combine(own, "breast-cancer.csv"), labelColumn: ^1);
        return
        [
            new("digits 64-32-10, Adam", Digits(), () => new Digits(0), Adam, 30, 32),
            new("digits 64-32-10, Sgd", Digits(), () => new Digits(0), () => new Sgd { LearningRate = 0.05f, Momentum = 0.9f }, 30, 32),
            new("iris 4-16-3", InFolds(iris), () => new IrisNetwork(0), Adam, 50, 16),
            new("penguins 4-16-3", InFolds(penguins), () => new IrisNetwork(0), Adam, 30, 16),
            new("wine 13-16-3", InFolds(wine), () => new WineNetwork(0), Adam, 30, 16),
            new("breast cancer 30-16-2", InFolds(tumours), () => new TumourNetwork(0), Adam, 30, 32),
            new("concrete 8-32-1", InFolds(concrete), () => new ConcreteNetwork(0), Adam, 100, 32),
            new("concrete 8-32-32-1", InFolds(concrete), () => new DeeperConcreteNetwork(0), Adam, 100, 32),
            new("concrete 8-32-1, Tanh", InFolds(concrete), () => new TanhConcreteNetwork(0), Adam, 100, 32),
            new("penguins' mass 3-32-1", InFolds(masses), () => new MassNetwork(0), Adam, 100, 32),
        ];
    }

    public static LearningTask[] Depths()
    {
        (Dataset Train, Dataset Test)[] digits = Digits();
        (string Name, Func<INetwork> Create)[] networks =
        [
            ("2 × 32 Relu", () => new Digits2(0)),
            ("4 × 32 Relu", () => new Digits4(0)),
            ("5 × 32 Relu", () => new Digits5(0)),
            ("6 × 32 Relu", () => new Digits6(0)),
            ("10 × 32 Relu", () => new Digits10(0)),
            ("20 × 32 Relu", () => new Digits20(0)),
            ("20 × 32 Gelu", () => new GeluDigits20(0)),
            ("20 × 32 Tanh", () => new TanhDigits20(0)),
        ];
        return [.. networks.Select(network => new LearningTask($"digits, {network.Name}", digits, network.Create, Adam, 30, 32))];
    }

    private static Optimizer Adam() => new Adam { LearningRate = 1e-3f };

    private static (Dataset Train, Dataset Test)[] Digits()
    {
        string path = Path.Combine(Repository.Root, "samples", "Digits", "data", "digits.csv");
        return [CsvDataset.Load(path, labelColumn: ^1).SplitAt(DigitTrainingRows)];
    }

    // Row i is tested in fold i mod 5, so every fold contains its share of the classes even if the rows are sorted by class.
    private static (Dataset Train, Dataset Test)[] InFolds(Dataset data)
    {
        Dataset Rows(Func<int, bool> isTaken) => data.Select([.. Enumerable.Range(0, data.Count).Where(isTaken)]);
        return [.. Enumerable.Range(0, Folds).Select(fold => (Rows(row => row % Folds != fold), Rows(row => row % Folds == fold)))];
    }
}
