using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Training on arrays, for rows that need no <see cref="Dataset"/> of their own.</summary>
public static class TrainerExtensions
{
    /// <summary>Learns from rows with targets, as <see cref="Trainer.Fit(Dataset, FitOptions)"/> does. The arrays are copied.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/> finite numbers, at least one row.</param>
    /// <param name="targets">rows × <see cref="INetwork.OutputSize"/> finite numbers.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, there is no row, or a number is not finite; nothing has changed.
    /// </exception>
    /// <inheritdoc cref="Trainer.Fit(Dataset, FitOptions)"/>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] inputs = { 0, 0,  0, 1,  1, 0,  1, 1 };
    /// float[] targets = { 0,    1,     1,     0 };
    /// Trainer trainer = net.CreateTrainer(new Adam { LearningRate = 0.05f });
    /// FitResult result = trainer.Fit(inputs, targets, new FitOptions { Epochs = 500, BatchSize = 4 });
    /// Console.WriteLine(result);
    /// </code>
    /// </example>
    public static FitResult Fit(this Trainer trainer, float[] inputs, float[] targets, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(targets);
        int rows = Rows(trainer, inputs);
        Guard.Length(targets.Length, rows, trainer.Network.OutputSize, nameof(targets));
        return trainer.Fit(Dataset.FromArrays(inputs, targets, trainer.Network.InputSize), options);
    }

    /// <summary>Learns from rows with labels, as <see cref="Trainer.Fit(Dataset, FitOptions)"/> does. The arrays are copied.</summary>
    /// <param name="trainer">The trainer of a network with <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/> finite numbers, at least one row.</param>
    /// <param name="labels">One class a row, 0 … <see cref="INetwork.OutputSize"/> − 1.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, there is no row, or a number is not finite; nothing has changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing has changed.</exception>
    /// <inheritdoc cref="Trainer.Fit(Dataset, FitOptions)"/>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 1);
    /// float[] inputs = new float[100 * Digits.InputSize];            // 100 images, row by row
    /// int[] labels = new int[100];                                   // and which digit each one is
    /// FitResult result = net.CreateTrainer().Fit(inputs, labels, new FitOptions { Epochs = 2 });
    /// </code>
    /// </example>
    public static FitResult Fit(this ClassifierTrainer trainer, float[] inputs, int[] labels, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int rows = Rows(trainer, inputs);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, trainer.Network.OutputSize, nameof(labels));
        return trainer.Fit(Dataset.FromArrays(inputs, labels, trainer.Network.InputSize), options);
    }

    private static int Rows(Trainer trainer, float[] inputs)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(inputs);
        int rows = Guard.Rows(inputs.Length, trainer.Network.InputSize, nameof(inputs));
        Guard.NotEmpty(rows, nameof(inputs));
        return rows;
    }
}
