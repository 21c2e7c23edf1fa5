using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Steps over more rows than a block holds. All blocks but the last are summed in memory, and the last one goes straight into the
/// parameters.
/// </summary>
public class BlockTests
{
    private const int Inputs = 4;
    private const int Outputs = 3;
    private const int BlockRows = 3;

    public static MatrixTheoryData<int, int, bool> OptimizersRowsAndLabels => new(OptimizerCases.Indices, [.. Enumerable.Range(1, 13)], [false, true]);

    public static MatrixTheoryData<int, int, bool> OptimizersBadRowsAndLabels => new(OptimizerCases.Indices, [0, 4, 7], [false, true]);

    [Theory]
    [MemberData(nameof(OptimizersRowsAndLabels))]
    public void Several_blocks_learn_as_one_does(int optimizer, int rows, bool byLabels)
    {
        float[] one = Train(64), several = Train(BlockRows);
        for (int i = 0; i < one.Length; i++)
            Assert.Equal(one[i], several[i], 1e-5f);

        // If the last block has one row, its sum is that row, so the order of additions is the same.
        if (rows <= BlockRows || rows % BlockRows == 1)
            Assert.Equal(one, several);

        float[] Train(int blockRows)
        {
            (LinearNetwork network, Trainer trainer) = Create(optimizer, byLabels, blockRows);
            float[] losses = [.. Enumerable.Range(0, 4).Select(_ => Step(trainer, InputRows(rows)))];
            return [.. losses, .. network.Parameters];
        }
    }

    /// <summary>The bad row is in the only block, or in the first, second, or last of three blocks.</summary>
    [Theory]
    [MemberData(nameof(OptimizersBadRowsAndLabels))]
    public void A_step_whose_loss_is_NaN_is_as_if_it_had_not_been(int optimizer, int badRow, bool byLabels)
    {
        float[] good = InputRows(8), bad = InputRows(8);
        bad[badRow * Inputs] = float.NaN;
        foreach (int blockRows in new[] { 8, BlockRows })
        {
            (LinearNetwork disturbed, Trainer trainer) = Create(optimizer, byLabels, blockRows);
            (LinearNetwork undisturbed, Trainer other) = Create(optimizer, byLabels, blockRows);
            for (int step = 0; step < 3; step++)
            {
                float[] before = disturbed.Parameters;
                Assert.Equal(float.NaN, Step(trainer, bad));
                Assert.Equal(before, disturbed.Parameters);
                Assert.Equal(Step(other, good), Step(trainer, good));
                Assert.Equal(undisturbed.Parameters, disturbed.Parameters);
                Assert.NotEqual(before, disturbed.Parameters);
            }
        }
    }

    private static (LinearNetwork Network, Trainer Trainer) Create(int optimizer, bool byLabels, int blockRows)
    {
        LinearClassifier classifier = new(Inputs, Outputs) { BlockRows = blockRows };
        LinearNetwork network = byLabels ? classifier : new LinearNetwork(Inputs, Outputs) { BlockRows = blockRows };
        network.Initialize(1);
        return (network, byLabels ? new ClassifierTrainer(classifier, OptimizerCases.All[optimizer]()) : network.CreateTrainer(OptimizerCases.All[optimizer]()));
    }

    private static float Step(Trainer trainer, float[] inputs)
    {
        int rows = inputs.Length / Inputs;
        return trainer is ClassifierTrainer byLabels
            ? byLabels.Step(inputs, [.. Enumerable.Range(0, rows).Select(row => row * 2 % Outputs)])
            : trainer.Step(inputs, Uniform(rows * Outputs, 3));
    }

    private static float[] InputRows(int rows) => Uniform(rows * Inputs, 2);

    private static float[] Uniform(int length, int seed)
    {
        Pcg32 random = new((ulong)seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }
}
