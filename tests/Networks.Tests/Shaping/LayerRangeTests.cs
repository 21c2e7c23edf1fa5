using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Layout;
using MlpGen.Learning;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Steps;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>
/// Options for some layers, or for weights only, change the right parameters in every kernel's layout. The expected values come from a
/// network in double precision.
/// </summary>
public sealed class LayerRangeTests
{
    private const int Rows = 7;
    private const float LearningRate = 0.25f;
    private const double Error = 2e-6;
    private static readonly float[] s_rates = [0.5f, 0, 1];

    // The layers have panels of 16, 8 and 4 lanes, with and without padding.
    private static readonly NetworkSpec s_deep =
        new("Deep", [20, 40, 33, 3], [Activation.Tanh, Activation.Sigmoid, Activation.Identity], Loss.MeanSquaredError);

    private static readonly NetworkSpec s_frozen = new("Frozen", [6, 21, 5], [Activation.Tanh, Activation.Identity], Loss.Quadratic);

    // Any run covers both layouts. A deep run covers every kernel.
    private static readonly KernelKind[] s_kernels = Depth.Choose([KernelKind.Scalar, KernelKind.Tiled], Enum.GetValues<KernelKind>());

    private static readonly Dictionary<KernelKind, System.Reflection.Assembly> s_assemblies =
        s_kernels.ToDictionary(kernel => kernel, kernel => NetworkCompiler.Compile([s_deep, s_frozen], kernel));

    public static TheoryData<string> Kernels => [.. s_kernels.Select(kernel => kernel.ToString())];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Weight_decay_spares_biases_and_each_layer_has_its_rate(string kernel)
    {
        const float Decay = 0.5f;
        AssertFollows(kernel, new Sgd { LearningRate = LearningRate, WeightDecay = Decay }, default, (w, g) => g + (Decay * w));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void L1_spares_biases_and_each_layer_has_its_rate(string kernel)
    {
        const float Penalty = 0.125f;
        AssertFollows(kernel, new Sgd { LearningRate = LearningRate }, Penalty, (w, g) => g + (Penalty * Math.Sign(w)));
    }

    /// <summary>
    /// The gradient of the frozen layer is a hundred times as large as that of the other layer. Only the other layer's gradient decides
    /// whether to clip.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_frozen_layer_counts_for_no_norm(string kernel)
    {
        (INetwork network, float[] before, float[] inputs, float[] targets, double[] gradient) = Prepare(s_frozen, kernel, 100);
        double frozen = Norm(gradient, layer: 0), free = Norm(gradient, layer: 1);
        Assert.True(frozen > 10 * free, $"The norms {frozen} and {free} are too similar to prove anything.");
        foreach (float maximum in new[] { (float)(2 * free), (float)(free / 4) })
        {
            network.SetParameters(before);
            TrainerOptions options = new() { LayerRates = [0, 1], Clipping = GradientClipping.ByNorm(maximum) };
            network.CreateTrainer(new Sgd { LearningRate = LearningRate }, options).Step(inputs, targets);
            double factor = Math.Min(1, maximum / free);
            AssertParameters(s_frozen, network, before, (tensor, i) => tensor.Layer == 0 ? 0 : LearningRate * factor * gradient[i]);
        }

        static double Norm(double[] gradient, int layer) =>
            Math.Sqrt(s_frozen.Tensors.Where(tensor => tensor.Layer == layer).Sum(tensor => gradient.AsSpan(tensor.Offset, tensor.Length).ToArray().Sum(g => g * g)));
    }

    private static void AssertFollows(string kernel, Sgd optimizer, float l1, Func<double, double, double> penalised)
    {
        (INetwork network, float[] before, float[] inputs, float[] targets, double[] gradient) = Prepare(s_deep, kernel, 1);
        TrainerOptions options = new() { DecayBiases = false, LayerRates = s_rates, L1 = l1 };
        network.CreateTrainer(optimizer, options).Step(inputs, targets);
        AssertParameters(s_deep, network, before, (tensor, i) =>
            LearningRate * s_rates[tensor.Layer] * (tensor.IsBias ? gradient[i] : penalised(before[i], gradient[i])));
    }

    private static void AssertParameters(NetworkSpec spec, INetwork network, float[] before, Func<Tensor, int, double> change)
    {
        float[] after = new float[spec.ParameterCount];
        network.GetParameters(after);
        foreach (Tensor tensor in spec.Tensors)
        {
            for (int i = tensor.Offset; i < tensor.Offset + tensor.Length; i++)
            {
                double expected = before[i] - change(tensor, i);
                Assert.True(Math.Abs(after[i] - expected) <= Error * (1 + Math.Abs(expected)), $"{tensor.Name}, {i - tensor.Offset}: expected {expected}, but got {after[i]}");
                if (change(tensor, i) == 0)
                    Assert.Equal(before[i], after[i]);
            }
        }
    }

    // Biases are as large as weights, so that confusing the two shows.
    private static (INetwork Network, float[] Parameters, float[] Inputs, float[] Targets, double[] Gradient) Prepare(NetworkSpec spec, string kernel, float inputScale)
    {
        Pcg32 random = new(99);
        float[] Draw(int count, float scale) => [.. Enumerable.Range(0, count).Select(_ => scale * ((2 * random.NextSingle()) - 1))];
        float[] parameters = Draw(spec.ParameterCount, 0.5f);
        foreach (ref float weight in parameters.AsSpan(0, spec.Sizes[0] * spec.Sizes[1]))
            weight /= inputScale;
        float[] inputs = Draw(Rows * spec.InputSize, inputScale), targets = Draw(Rows * spec.OutputSize, 1);
        INetwork network = (INetwork)Activator.CreateInstance(s_assemblies[Enum.Parse<KernelKind>(kernel)].GetType(spec.Name)!, 1)!;
        network.SetParameters(parameters);
        SlowNetwork oracle = new(spec, Sample.ToDouble(parameters));
        double[] gradient = new double[spec.ParameterCount];
        for (int row = 0; row < Rows; row++)
        {
            oracle.AddLossGradient(
                Sample.ToDouble(inputs[(row * spec.InputSize)..((row + 1) * spec.InputSize)]), Sample.ToDouble(targets[(row * spec.OutputSize)..((row + 1) * spec.OutputSize)]), gradient);
        }

        return (network, parameters, inputs, targets, Array.ConvertAll(gradient, g => g / Rows));
    }
}
