using MlpGen.CompilerServices;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class RmsPropTests
{
    /// <summary>With a constant gradient, rounding can make v − m² negative, and its square root would be NaN.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_gradient_that_stays_the_same_has_a_deviation_of_zero_not_NaN(int length)
    {
        LinearNetwork network = new(length - 1, 1);
        AlignedBuffer gradient = new(length);
        OptimizerState state = new RmsProp { Alpha = 0.5f, Centered = true, LearningRate = 1e-9f }.CreateState(network);
        for (int i = 0; i < length; i++)
            gradient.Span[i] = 0.1f + (0.07f * i);
        for (int step = 0; step < 200; step++)
        {
            state.BeginStep();
            state.Update(ref gradient.First, 0, length);
            state.EndStep();
        }

        Assert.All(network.Parameters, value => Assert.True(float.IsFinite(value), $"{value}"));
    }
}
