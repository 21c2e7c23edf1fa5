using System;
using System.Collections.Generic;
using System.IO;
using MlpGen;
using Playground.Learning;

namespace Playground.Digits;

/// <summary>The network of the page Digits: it learns the sample's digits, then what the visitor corrects.</summary>
internal sealed class DigitLearner
{
    /// <summary>The epochs of the first training. More do not help on the test digits.</summary>
    public const int Epochs = 30;

    private const int BatchSize = 32, OwnRows = 8, MaxCorrectionSteps = 200;

    private readonly FitOptions _options = new() { BatchSize = BatchSize, Seed = 1 };
    private readonly Dataset _train, _test;
    private readonly List<(float[] Pixels, int Digit)> _corrections = [];
    private readonly Random _random = new(1);
    private ClassifierTrainer _trainer;

    public DigitLearner()
    {
        (_train, _test) = DigitData.Read();
        Network = new DigitNetwork(seed: 1);
        _trainer = CreateTrainer();
        Measure();
    }

    public DigitNetwork Network { get; private set; }

    public int Epoch { get; private set; }

    public bool IsTrained => Epoch >= Epochs;

    public float TestAccuracy { get; private set; }

    public int Corrections => _corrections.Count;

    /// <summary>The share of misclassified test digits after each epoch.</summary>
    public LossCurve ErrorCurve { get; } = new();

    /// <summary>Learns within the budget. Measures the network when an epoch ends.</summary>
    public void StepFor(TimeSpan budget)
    {
        int epoch = _trainer.StepFor(budget, _train, _options).Epoch - 1;
        if (epoch <= Epoch)
            return;
        Epoch = epoch;
        Measure();
    }

    /// <summary>
    /// Learns a correction at once: mini-batches mix it with earlier corrections and with digits of the data set, so that the network does
    /// not forget those. Stops when the network says the digit.
    /// </summary>
    /// <returns>True if the network now says the digit.</returns>
    public bool Correct(ReadOnlySpan<float> pixels, int digit)
    {
        _corrections.Add((pixels.ToArray(), digit));
        float[] inputs = new float[BatchSize * DigitNetwork.InputSize];
        int[] labels = new int[BatchSize];
        for (int step = 0; step < MaxCorrectionSteps && !Says(pixels, digit); step++)
        {
            for (int row = 0; row < BatchSize; row++)
                labels[row] = Fill(inputs.AsSpan(row * DigitNetwork.InputSize, DigitNetwork.InputSize), row);
            _trainer.Step(inputs, labels);
        }

        Measure();
        return Network.Classify(pixels) == digit;
    }

    public void Save(Stream stream) => Network.Save(stream);

    /// <summary>Takes the parameters of a file.</summary>
    /// <exception cref="InvalidDataException">The file does not fit. Nothing has changed.</exception>
    public void Load(Stream stream)
    {
        Network.LoadFrom(stream);
        _trainer = CreateTrainer();
        Epoch = Epochs;
        Measure();
    }

    private ClassifierTrainer CreateTrainer() => Network.CreateTrainer(new Sgd { LearningRate = 0.05f, Momentum = 0.9f });

    // The newest correction first, then others of them, then digits of the data set.
    private int Fill(Span<float> inputs, int row)
    {
        if (row < OwnRows)
        {
            (float[] pixels, int digit) = row < OwnRows / 2 ? _corrections[^1] : _corrections[_random.Next(_corrections.Count)];
            pixels.CopyTo(inputs);
            return digit;
        }

        int other = _random.Next(_train.Count);
        _train.InputsOf(other).CopyTo(inputs);
        return _train.Labels[other];
    }

    private bool Says(ReadOnlySpan<float> pixels, int digit)
    {
        Span<float> outputs = stackalloc float[DigitNetwork.OutputSize];
        Network.Forward(pixels, outputs);
        return outputs[digit] > 0.6f;
    }

    private void Measure()
    {
        TestAccuracy = Network.Accuracy(_test);
        ErrorCurve.Add(1 - TestAccuracy);
    }
}
