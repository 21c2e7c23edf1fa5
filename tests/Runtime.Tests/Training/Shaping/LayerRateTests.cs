using System;
using System.Collections.Generic;
using System.IO;
using MlpGen.Checkpoints;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>Learning rates of layers that change during training.</summary>
public sealed class LayerRateTests
{
    [Fact]
    public void A_frozen_layer_can_learn_again()
    {
        LinearNetwork network = LeastSquares.Network(), expected = LeastSquares.Network();
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.125f }, new TrainerOptions { LayerRates = [0] });
        trainer.Step(LeastSquares.X, LeastSquares.Y);
        Assert.Equal(LeastSquares.Start, network.Parameters);
        trainer.SetLayerRate(1, 0.5f);
        trainer.Step(LeastSquares.X, LeastSquares.Y);
        expected.CreateTrainer(new Sgd { LearningRate = 0.0625f }).Step(LeastSquares.X, LeastSquares.Y);
        for (int i = 0; i < expected.Parameters.Length; i++)
            Assert.Equal(expected.Parameters[i], network.Parameters[i], 1e-6f);
    }

    [Fact]
    public void A_plain_trainer_can_freeze_a_layer()
    {
        LinearNetwork network = LeastSquares.Network();
        Trainer trainer = network.CreateTrainer(new Adam());
        trainer.Step(LeastSquares.X, LeastSquares.Y);
        float[] before = network.Parameters;
        Assert.NotEqual(LeastSquares.Start, before);
        trainer.SetLayerRate(1, 0);
        trainer.Step(LeastSquares.X, LeastSquares.Y);
        Assert.Equal(before, network.Parameters);
    }

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(2, 1f)]
    [InlineData(1, -1f)]
    [InlineData(1, float.NaN)]
    [InlineData(1, float.PositiveInfinity)]
    public void A_layer_or_rate_that_cannot_be_is_refused(int layer, float rate)
    {
        Trainer trainer = LeastSquares.Network().CreateTrainer(new Sgd());
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.SetLayerRate(layer, rate));
        Assert.StartsWith(
            layer == 1 ? "The rate of layer 1 must be finite and at least 0 (was " : $"layer must be between 1 and 1, the output layer (was {layer}).", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The rate is part of the training state, not of the options, which stay the same.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_checkpoint_keeps_it(bool beginsFrozen)
    {
        TrainerOptions options = new() { LayerRates = beginsFrozen ? [0] : null };
        LinearNetwork whole = LeastSquares.Network(), resumed = new(3, 1);
        Trainer before = whole.CreateTrainer(new Adam(), options);
        before.Step(LeastSquares.X, LeastSquares.Y);
        before.SetLayerRate(1, 0.3f);
        before.Step(LeastSquares.X, LeastSquares.Y);
        using MemoryStream file = new();
        before.SaveCheckpoint(file);
        before.Step(LeastSquares.X, LeastSquares.Y);

        Trainer after = resumed.CreateTrainer(new Adam(), options);
        file.Position = 0;
        after.LoadCheckpoint(file);
        after.Step(LeastSquares.X, LeastSquares.Y);
        Assert.Equal(whole.Parameters, resumed.Parameters);

        // Loading a checkpoint without the rate removes it again.
        Trainer fresh = LeastSquares.Network().CreateTrainer(new Adam(), options);
        using MemoryStream unset = new();
        fresh.SaveCheckpoint(unset);
        unset.Position = 0;
        after.LoadCheckpoint(unset);
        LinearNetwork plain = LeastSquares.Network();
        plain.CreateTrainer(new Adam(), options).Step(LeastSquares.X, LeastSquares.Y);
        after.Step(LeastSquares.X, LeastSquares.Y);
        Assert.Equal(plain.Parameters, resumed.Parameters);
    }

    [Theory]
    [InlineData("0.5 1")]
    [InlineData("")]
    [InlineData("half")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void Text_that_is_none_is_refused(string text)
    {
        CheckpointText entries = new(new Dictionary<string, string> { ["trainer.layer_rates"] = text });
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => entries.ReadNotNegative("trainer.layer_rates", 1));
        Assert.Equal($"The metadata entry trainer.layer_rates must be none or 1 numbers of at least 0 (was \"{text}\").", error.Message);
    }
}
