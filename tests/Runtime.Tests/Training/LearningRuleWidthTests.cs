using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Updates of a parameter have identical bits whether its gradient arrives alone or in a group of 4, 8, or 16.</summary>
public class LearningRuleWidthTests
{
    private const int Steps = 5;

    public static MatrixTheoryData<int, int, int> OptimizersLanesAndRows => new(OptimizerCases.Indices, [4, 8, 16], [3, 7]);

    [Theory]
    [MemberData(nameof(OptimizersLanesAndRows))]
    public void Every_width_gives_the_bits_of_one_alone(int optimizer, int lanes, int rows)
    {
        int[] alone = Train(OptimizerCases.All[optimizer](), 1, rows);
        Assert.Equal(alone, Train(OptimizerCases.All[optimizer](), lanes, rows));

        // Each of the 45 weights and 3 biases has a different value.
        Assert.Equal(48, alone.Distinct().Count());
    }

    /// <summary>Returns the bits of the parameters after some steps over rows in one block or two.</summary>
    private static int[] Train(Optimizer optimizer, int lanes, int rows)
    {
        LinearNetwork network = new(15, 3) { BlockRows = 4, Lanes = lanes };
        network.Initialize(1);
        Trainer trainer = network.CreateTrainer(optimizer);
        Pcg32 random = new(seed: 2);
        float[] inputs = new float[rows * 15], targets = new float[rows * 3];
        foreach (ref float value in inputs.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        foreach (ref float value in targets.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        for (int step = 0; step < Steps; step++)
            trainer.Step(inputs, targets);
        return [.. network.Parameters.Select(BitConverter.SingleToInt32Bits)];
    }
}
