using MlpGen;
using Project._1;

// 800 points to learn from, 200 that have no part in it.
(Dataset train, Dataset test) = Moons.Create(count: 1000, seed: 1).SplitAt(800);
train = train.Standardize(out Standardization standardization);

MoonNetwork net = new(seed: 1);
FitResult result = net.CreateTrainer(new Adam { LearningRate = 0.01f })
    .Fit(train, new FitOptions { Epochs = 50, BatchSize = 32, Seed = 1, Progress = FitProgress.ToConsole() });
Console.WriteLine($"Learned from {train.Count} points, {result.Epochs} times: loss {result.Loss:0.000}.");

// It learned from standardized points. Folded, it takes points as they come.
MoonNetwork shipped = net.Fold(standardization);
Console.WriteLine($"{shipped.Accuracy(test):P0} of {test.Count} other points are put on the right moon.");

// A saved network is a file of some hundred bytes; PyTorch reads it too.
shipped.Save("moons.safetensors");
MoonNetwork loaded = MoonNetwork.Load("moons.safetensors");
Console.WriteLine($"(0, 1) lies on moon {loaded.Classify([0, 1])}, (1, -0.5) on moon {loaded.Classify([1, -0.5f])}.");
