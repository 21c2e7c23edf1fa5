using MlpGen;

namespace Digits;

/// <summary>How the network learns, and how well that goes on average.</summary>
internal static class Recipe
{
    public static Optimizer Optimizer => new Sgd { LearningRate = 0.05f, Momentum = 0.9f };

    /// <summary>The test accuracy of networks from seeds 1, 2, …, each trained afresh; their mean, 0 … 1.</summary>
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
