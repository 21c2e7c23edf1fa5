using MlpGen;
using Project._1;

// 800 points for training, and 200 for the test.
(Dataset train, Dataset test) = Moons.Create(count: 1000, seed: 1).SplitAt(800);
train = train.Standardize(out Standardization standardization);

MoonNetwork net = new(seed: 1);
FitResult result = net.CreateTrainer(new Adam { LearningRate = 0.01f })
    .Fit(train, new FitOptions { Epochs = 50, BatchSize = 32, Seed = 1, Progress = FitProgress.ToConsole() });
Console.WriteLine($"Trained on {train.Count} points for {result.Epochs} epochs: loss {result.Loss:0.000}.");

// The network was trained on standardized points. Fold puts the standardization into its weights, so it takes raw points.
MoonNetwork shipped = net.Fold(standardization);
Console.WriteLine($"{shipped.Accuracy(test):P0} of the {test.Count} test points are classified correctly.");

// A saved network is a file of a few hundred bytes, which PyTorch can read too.
shipped.Save("moons.safetensors");
MoonNetwork loaded = MoonNetwork.Load("moons.safetensors");
Console.WriteLine($"(0, 1) lies on moon {loaded.Classify([0, 1])}, (1, -0.5) on moon {loaded.Classify([1, -0.5f])}.");
