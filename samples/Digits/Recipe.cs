using MlpGen;

namespace Digits;

/// <summary>The optimizer of the network, and the mean accuracy that it reaches.</summary>
internal static class Recipe
{
    public static Optimizer Optimizer => new Sgd { LearningRate = 0.05f, Momentum = 0.9f };

    /// <summary>Trains a new network for each of the seeds 1, 2, … and returns their mean test accuracy, from 0 to 1.</summary>
    public static float MeanAccuracy(Dataset learning, Dataset test, int epochs, int batchSize, int seeds)
    {
        float sum = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            DigitNetwork net = new(seed);
            net.CreateTrainer(Optimizer).Fit(learning, new FitOptions { Epochs = epochs, BatchSize = batchSize, Seed = seed });
            sum += net.Accuracy(test);
        }

        return sum / seeds;
    }
}
