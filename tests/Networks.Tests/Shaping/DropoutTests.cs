using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>
/// Dropout in generated networks does nothing at inference. In training, the gradient is that of the loss with the dropped units.
/// </summary>
public sealed class DropoutTests
{
    // More than two blocks, the last of them short.
    private const int Rows = 277;

    [Fact]
    public void Inference_and_gradients_without_a_trainer_drop_nothing()
    {
        DroppingNetwork dropping = new(seed: 1);
        KeepingNetwork keeping = new(seed: 1);
        (float[] inputs, float[] targets) = Data(6, 3);
        float[] with = new float[Rows * 3], without = new float[Rows * 3];
        dropping.Forward(inputs, with);
        keeping.Forward(inputs, without);
        Assert.Equal(without, with);
        Assert.Equal(keeping.ComputeLoss(inputs, targets), dropping.ComputeLoss(inputs, targets));

        float[] gradient = new float[DroppingNetwork.ParameterCount], expected = new float[DroppingNetwork.ParameterCount];
        dropping.ComputeGradient(inputs, targets, gradient);
        keeping.ComputeGradient(inputs, targets, expected);
        AssertNear(expected, gradient, 1e-6f);
    }

    public static TheoryData<string> Networks => ["DroppingNetwork", "SmallDroppingNetwork", "DroppingClassifier"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_gradient_is_the_slope_of_the_loss_with_those_units_dropped(string name)
    {
        // Across a kink of Relu, a central difference is off by up to half the asymmetry, so parameters with such differences are left out.
        const float Step = 1 / 256f;
        ITrainable network = Create(name);
        const int Few = 5;
        (float[] inputs, float[] targets) = Data(network.InputSize, network.OutputSize);
        inputs = inputs[..(Few * network.InputSize)];
        targets = targets[..(Few * network.OutputSize)];
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        float[] gradient = Gradient(network, inputs, targets, DropoutDraw.Create(3, 5), out _);

        int compared = 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            double At(float step)
            {
                float[] moved = [.. parameters];
                moved[i] += step;
                network.SetParameters(moved);
                Gradient(network, inputs, targets, DropoutDraw.Create(3, 5), out double loss);
                return loss / Few;
            }

            double above = At(Step), below = At(-Step), here = At(0);
            double slope = (above - below) / (2 * Step), asymmetry = Math.Abs(above + below - (2 * here)) / Step;
            if (asymmetry > 0.004)
                continue;
            compared++;
            Assert.Equal(slope, gradient[i], 0.002 + (0.01 * Math.Abs(slope)));
        }

        Assert.True(compared > 0.8 * parameters.Length, $"Only {compared} of {parameters.Length} parameters were compared.");
        Assert.Contains(gradient, g => g != 0);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Widths_and_cuts_change_no_bit_of_what_is_dropped(string name)
    {
        ITrainable network = Create(name);
        (float[] inputs, float[] targets) = Data(network.InputSize, network.OutputSize);
        DropoutDraw draw = DropoutDraw.Create(seed: 8, step: 2);
        float[] expected = Gradient(network, inputs, targets, draw, out double loss);
        IVectorWidthSwitch? widthSwitch = network as IVectorWidthSwitch;
        foreach (int width in widthSwitch is null ? [] : new[] { 128, 256, 512 })
        {
            widthSwitch!.VectorWidth = width;
            Assert.Equal(expected, Gradient(network, inputs, targets, draw, out double atWidth));
            Assert.Equal(loss, atWidth);
            widthSwitch.VectorWidth = 0;
        }

        // The rows are processed in two calls.
        const int First = 150;
        float[] first = Gradient(network, inputs[..(First * network.InputSize)], targets[..(First * network.OutputSize)], draw, out double firstLoss, Rows);
        float[] second = Gradient(network, inputs[(First * network.InputSize)..], targets[(First * network.OutputSize)..], draw.After(First), out double secondLoss, Rows);
        Assert.Equal(loss, firstLoss + secondLoss, 1e-6 * Math.Abs(loss));
        AssertNear(expected, [.. first.Zip(second, (a, b) => a + b)], 1e-5f);
        Assert.NotEqual(loss, LossOf(network, inputs, targets, DropoutDraw.Create(8, 3)));
        Assert.NotEqual(loss, LossOf(network, inputs, targets, default));
    }

    [Fact]
    public void A_trainer_drops_other_units_in_each_step_and_the_same_for_the_same_seed()
    {
        float[] Train(int seed, int steps)
        {
            DroppingNetwork network = new(seed: 1);
            Trainer trainer = network.CreateTrainer(new Adam(), new TrainerOptions { Seed = seed });
            (float[] inputs, float[] targets) = Data(6, 3);
            for (int step = 0; step < steps; step++)
                trainer.Step(inputs, targets);
            float[] parameters = new float[DroppingNetwork.ParameterCount];
            network.GetParameters(parameters);
            return parameters;
        }

        Assert.Equal(Train(3, 4), Train(3, 4));
        Assert.NotEqual(Train(3, 4), Train(4, 4));
        DroppingNetwork still = new(seed: 1);
        Trainer trainer = still.CreateTrainer(new Sgd { LearningRate = 0 });
        (float[] inputs, float[] targets) = Data(6, 3);
        Assert.NotEqual(trainer.Step(inputs, targets), trainer.Step(inputs, targets));
    }

    [Fact]
    public void A_step_with_dropout_allocates_nothing_once_it_has_run()
    {
        DroppingClassifier network = new(seed: 1);
        ClassifierTrainer trainer = network.CreateTrainer(new Adam { WeightDecay = 0.1f }, new TrainerOptions
        {
            Clipping = GradientClipping.ByNorm(1), L1 = 0.1f, DecayBiases = false, AccumulationSteps = 2, LabelSmoothing = 0.1f, ClassWeights = [1, 2, 3],
            WeightNoise = 0.1f, AverageDecay = 0.9f, LayerRates = [0.5f, 1], Schedule = new CosineSchedule { Length = 10, RestartFactor = 2 },
        });
        (float[] inputs, _) = Data(4, 3);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % 3)];
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => 1f + row)];
        long before = 0;
        for (int step = 0; step < 8; step++)
        {
            if (step == 4)
                before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Step(inputs, labels, weights);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_training_with_everything_goes_on_from_a_checkpoint_to_the_last_bit()
    {
        TrainerOptions options = new()
        {
            Seed = 9, Clipping = GradientClipping.ByNorm(1), AccumulationSteps = 3, LabelSmoothing = 0.1f, WeightNoise = 0.01f, AverageDecay = 0.9f,
            LayerRates = [0.5f, 1], Schedule = new OneCycleSchedule { Length = 40 },
        };
        (float[] inputs, _) = Data(4, 3);
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, Rows).Select(row => row * 7 % 3)], 4);
        DroppingClassifier whole = new(seed: 1), first = new(seed: 1), second = new(seed: 5);
        FitOptions Options(int epochs, bool resumes) => new() { Epochs = epochs, BatchSize = 16, Seed = 3, Resume = resumes };
        whole.CreateTrainer(new AdamW(), options).Fit(data, Options(6, resumes: false));

        using System.IO.MemoryStream file = new();
        using (Trainer before = first.CreateTrainer(new AdamW(), options))
        {
            before.Fit(data, Options(3, resumes: false));
            before.SaveCheckpoint(file);
        }

        file.Position = 0;
        using Trainer after = second.CreateTrainer(new AdamW(), options);
        after.LoadCheckpoint(file);
        after.Fit(data, Options(6, resumes: true));
        Assert.Equal(Parameters(whole), Parameters(second));
        DroppingClassifier average = new(seed: 2), expected = new(seed: 2);
        after.CopyAverageTo(average);
        Assert.NotEqual(Parameters(second), Parameters(average));
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static ITrainable Create(string name) => name switch
    {
        "DroppingNetwork" => new DroppingNetwork(seed: 1),
        "SmallDroppingNetwork" => new SmallDroppingNetwork(seed: 1),
        _ => new DroppingClassifier(seed: 1),
    };

    private static float[] Gradient(ITrainable network, float[] inputs, float[] targets, DropoutDraw draw, out double loss, int? rows = null)
    {
        AlignedBuffer packed = new(network.PackedParameters.Length), workspace = new(network.WorkspaceLength);
        Losses.NetworkLoss function = new(network.Loss, Rounding.Machine, weights: null);
        loss = network.AddGradient(inputs, targets, 1f / (rows ?? (inputs.Length / network.InputSize)), ref function, draw, packed, workspace);
        float[] gradient = new float[network.ParameterCount];
        network.Description.Unpack(packed.Span, gradient);
        return gradient;
    }

    private static double LossOf(ITrainable network, float[] inputs, float[] targets, DropoutDraw draw)
    {
        Gradient(network, inputs, targets, draw, out double loss);
        return loss;
    }

    // Targets are one-hot rows, which every loss accepts.
    private static (float[] Inputs, float[] Targets) Data(int inputSize, int outputSize)
    {
        Pcg32 random = new(77);
        float[] inputs = [.. Enumerable.Range(0, Rows * inputSize).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] targets = [.. Enumerable.Range(0, Rows * outputSize).Select(i => i / outputSize % outputSize == i % outputSize ? 1f : 0)];
        return (inputs, targets);
    }

    private static void AssertNear(float[] expected, float[] actual, float relative)
    {
        float scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], relative * scale);
    }
}
