using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>Label smoothing and class weights, compared with logistic regression in double precision.</summary>
public sealed class ClassWeightTests
{
    private const float Rate = 0.25f;
    private static readonly float[] s_start = [0.5f, -0.25f, 0.75f, 1, -0.5f, 0.25f, 0.1f, -0.2f, 0.3f];
    private static readonly float[] s_inputs = [0.5f, -1, 2, 0.25f, -1.5f, 0.75f, 1, 1];
    private static readonly int[] s_labels = [2, 0, 1, 2];
    private static readonly float[] s_weights = [1, 0.5f, 3, 0.25f];

    [Theory]
    [InlineData(0f, false, false)]
    [InlineData(0.1f, false, false)]
    [InlineData(0f, true, false)]
    [InlineData(0.3f, true, false)]
    [InlineData(0f, false, true)]
    [InlineData(0.3f, true, true)]
    public void A_step_follows_the_formulas(float smoothing, bool byClass, bool byRow)
    {
        float[]? classWeights = byClass ? [2, 0.5f, 1.5f] : null;
        TrainerOptions options = new() { LabelSmoothing = smoothing, ClassWeights = classWeights };
        (double expectedLoss, double[] expected) = Expect(smoothing, classWeights, byRow ? s_weights : [1, 1, 1, 1]);

        LinearClassifier byLabels = Classifier(), byTargets = Classifier();
        ClassifierTrainer labelTrainer = new(byLabels, new Sgd { LearningRate = Rate }, options), targetTrainer = new(byTargets, new Sgd { LearningRate = Rate }, options);
        float[] targets = [.. s_labels.SelectMany(label => Enumerable.Range(0, 3).Select(j => j == label ? 1f : 0))];
        float labelLoss = byRow ? labelTrainer.Step(s_inputs, s_labels, s_weights) : labelTrainer.Step(s_inputs, s_labels);
        float targetLoss = byRow ? targetTrainer.Step(s_inputs, targets, s_weights) : targetTrainer.Step(s_inputs, targets);

        Assert.Equal(expectedLoss, labelLoss, 1e-6);
        Assert.Equal(expectedLoss, targetLoss, 1e-6);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], byLabels.Parameters[i], 1e-6);
            Assert.Equal(expected[i], byTargets.Parameters[i], 1e-6);
        }
    }

    [Fact]
    public void A_batch_of_classes_that_count_nothing_changes_nothing()
    {
        LinearClassifier network = Classifier();
        ClassifierTrainer trainer = new(network, new Sgd { LearningRate = Rate }, new TrainerOptions { ClassWeights = [1, 1, 0] });
        Assert.Equal(0, trainer.Step(s_inputs.AsSpan(0, 2), [2]));
        Assert.Equal(s_start, network.Parameters);
    }

    private static LinearClassifier Classifier()
    {
        LinearClassifier network = new(2, 3);
        network.SetParameters(s_start);
        return network;
    }

    private static (double Loss, double[] Parameters) Expect(float smoothing, float[]? classWeights, float[] weights)
    {
        double loss = 0, total = 0;
        double[] gradient = new double[9];
        for (int row = 0; row < s_labels.Length; row++)
        {
            double weight = weights[row] * (classWeights?[s_labels[row]] ?? 1);
            double[] z = [.. Enumerable.Range(0, 3).Select(j => s_start[6 + j] + (s_start[2 * j] * s_inputs[2 * row]) + (s_start[(2 * j) + 1] * (double)s_inputs[(2 * row) + 1]))];
            double logSum = Math.Log(z.Sum(Math.Exp));
            total += weight;
            for (int j = 0; j < 3; j++)
            {
                double y = ((j == s_labels[row] ? 1 : 0) * (1 - (double)smoothing)) + ((double)smoothing / 3);
                loss += weight * y * (logSum - z[j]);
                double delta = weight * (Math.Exp(z[j] - logSum) - y);
                gradient[2 * j] += delta * s_inputs[2 * row];
                gradient[(2 * j) + 1] += delta * s_inputs[(2 * row) + 1];
                gradient[6 + j] += delta;
            }
        }

        return (loss / total, [.. s_start.Zip(gradient, (w, g) => w - (Rate * g / total))]);
    }
}
