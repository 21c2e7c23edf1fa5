using System.Linq;
using MlpGen.Tool.Files;
using MlpGen.Tool.Inspection;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary>The proof that a unit never fires.</summary>
public sealed class DeadUnitTests
{
    [Fact]
    public void Behind_Relu_a_unit_without_positive_weights_never_fires()
    {
        // The sums of the first layer can have any sign. Those of the second are −2a and a, where a ≥ 0.
        Network network = Network([1, 1, 2, 1], Activation.Relu, [1, 0.5f, -2, 1, 0, 0, 1, 1, 0]);
        Assert.Equal([new DeadUnit(2, 0, DeadUnitReason.NeverFires)], DeadUnits.Find(network, null, isActivationKnown: true));
        Assert.Empty(DeadUnits.Find(network, null, isActivationKnown: false));
    }

    [Theory]
    [InlineData(-10, true)]
    [InlineData(-9.5f, false)]
    public void The_limits_of_a_transform_bound_the_first_layer(float bias, bool isDead)
    {
        Network network = Network([1, 1, 1], Activation.Relu, [2, bias, 1, 0]);
        ColumnTransform limited = new Standardization([0], [1]).WithLimits(-5, 5);
        Assert.Equal(isDead, DeadUnits.Find(network, limited, isActivationKnown: true).Count == 1);
        Assert.Empty(DeadUnits.Find(network, new Standardization([0], [1]), isActivationKnown: true));
    }

    [Fact]
    public void Only_Relu_never_fires()
    {
        foreach (Activation activation in System.Enum.GetValues<Activation>().Where(activation => activation is not (Activation.Relu or Activation.Softmax)))
            Assert.Empty(DeadUnits.Find(Network([1, 1, 1], activation, [0, -1, 1, 0]), null, isActivationKnown: true));
    }

    [Fact]
    public void A_range_holds_every_output()
    {
        double[] ends = [double.NegativeInfinity, -30, -2.5, -0.7, 0, 0.3, 4, 100, double.PositiveInfinity];
        foreach (Activation activation in System.Enum.GetValues<Activation>().Where(activation => activation is not Activation.Softmax))
        {
            foreach (double lower in ends)
            {
                foreach (double upper in ends.Where(end => end >= lower))
                {
                    Interval range = new Interval(lower, upper).After(activation);
                    double[] inside = [.. Enumerable.Range(-1000, 2001).Select(step => step / 10.0).Where(number => number >= lower && number <= upper)];
                    Assert.All(inside, number => Assert.InRange(Numerics.ActivationFormula.For(activation)!.Value(number), range.Lower, range.Upper));
                }
            }
        }
    }

    private static Network Network(int[] sizes, Activation hidden, float[] parameters)
    {
        Network network = new(sizes, [.. Enumerable.Repeat(hidden, sizes.Length - 2), Activation.Identity], Loss.Quadratic);
        network.SetParameters(parameters);
        return network;
    }
}
