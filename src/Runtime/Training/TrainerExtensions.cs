using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Provides extension methods that train on arrays, for rows that do not need a <see cref="Dataset"/>.</summary>
public static class TrainerExtensions
{
    /// <summary>Trains on rows with targets, as <see cref="Trainer.Fit(Dataset, FitOptions)"/> does. The arrays are copied.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/> finite numbers. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="IInferenceNetwork.OutputSize"/> finite numbers.</param>
    /// <param name="options">The options: epochs, batch size, seed and others.</param>
    /// <exception cref="ArgumentException">
    /// A length is wrong, there are no rows, or a number is NaN or infinite. Nothing has changed.
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
        int rows = RowCount(trainer, inputs);
        Guard.Length(targets.Length, rows, trainer.Network.OutputSize, nameof(targets));
        return trainer.Fit(Dataset.FromArrays(inputs, targets, trainer.Network.InputSize), options);
    }

    /// <summary>Trains on rows with labels, as <see cref="Trainer.Fit(Dataset, FitOptions)"/> does. The arrays are copied.</summary>
    /// <param name="trainer">The trainer. Its network must have <see cref="Loss.CrossEntropy"/> as its loss.</param>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/> finite numbers. At least one row.</param>
    /// <param name="labels">The class of each row, from 0 to <see cref="IInferenceNetwork.OutputSize"/> − 1.</param>
    /// <param name="options">The options: epochs, batch size, seed and others.</param>
    /// <exception cref="ArgumentException">
    /// A length is wrong, there are no rows, or a number is NaN or infinite. Nothing has changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a valid class. Nothing has changed.</exception>
    /// <inheritdoc cref="Trainer.Fit(Dataset, FitOptions)"/>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 1);
    /// float[] inputs = new float[100 * Digits.InputSize];            // 100 images, row by row
    /// int[] labels = new int[100];                                   // the digit that each image shows
    /// FitResult result = net.CreateTrainer().Fit(inputs, labels, new FitOptions { Epochs = 2 });
    /// </code>
    /// </example>
    public static FitResult Fit(this ClassifierTrainer trainer, float[] inputs, int[] labels, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int rows = RowCount(trainer, inputs);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, trainer.Network.OutputSize, nameof(labels));
        return trainer.Fit(Dataset.FromArrays(inputs, labels, trainer.Network.InputSize), options);
    }

    private static int RowCount(Trainer trainer, float[] inputs)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(inputs);
        int rows = Guard.RowCount(inputs.Length, trainer.Network.InputSize, nameof(inputs));
        Guard.NotEmpty(rows, nameof(inputs));
        return rows;
    }
}
