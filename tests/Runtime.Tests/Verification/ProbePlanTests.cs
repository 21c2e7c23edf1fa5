using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Verification;
using Xunit;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>
/// The choice of checked elements. Small networks are checked completely, and large ones by a sample that includes every layer.
/// </summary>
public sealed class ProbePlanTests
{
    [Fact]
    public void A_small_network_is_probed_whole()
    {
        int[] sizes = [64, 32, 10];
        ProbePlan plan = new(sizes, rows: 8);
        foreach (ParameterTensor tensor in ParameterTensor.All(sizes))
            Assert.Equal(Enumerable.Range(0, tensor.Length), plan.Parameters(tensor));
        Assert.Equal(Enumerable.Range(0, 8 * 64), plan.Inputs());
    }

    [Fact]
    public void A_large_network_is_probed_at_evenly_spread_places_that_never_change()
    {
        int[] sizes = [3000, 2000, 1000, 50];
        ProbePlan plan = new(sizes, rows: 4), again = new(sizes, rows: 4);
        foreach (ParameterTensor tensor in ParameterTensor.All(sizes))
        {
            int[] places = plan.Parameters(tensor);
            Assert.Equal(places, again.Parameters(tensor));
            Assert.True(tensor.IsBias || places.Length < tensor.Length);
            AssertSpread(places, tensor.Length);
        }

        int[] inputs = plan.Inputs();
        Assert.Equal(inputs, again.Inputs());
        AssertSpread(inputs, 4 * 3000);
    }

    [Fact]
    public void The_report_says_how_many_of_how_many()
    {
        ModelNetwork network = ModelNetwork.Create([300, 200, 40], Activation.Tanh, Activation.Identity, Loss.MeanSquaredError);
        Draw draw = new(seed: 6);
        GradientReport report = SelfCheck.VerifyGradients(network, draw.Uniform(-1, 1, 4 * 300), draw.Uniform(-1, 1, 4 * 40));

        Assert.True(report.IsCorrect, report.ToString());
        Assert.Equal(network.ParameterCount + (4 * 300), report.TotalCount);
        Assert.InRange(report.CheckedCount, 1000, network.ParameterCount / 2);
        Assert.EndsWith($" {report.CheckedCount} of {report.TotalCount} parameters and inputs were checked (a sample). 0 were skipped at kinks.", report.ToString());
    }

    private static void AssertSpread(IReadOnlyList<int> places, int length)
    {
        Assert.InRange(places.Count, 2, length);
        Assert.Equal(places.Distinct().Order(), places);
        Assert.All(places, place => Assert.InRange(place, 0, length - 1));
        Assert.True(places[0] <= length / places.Count && places[^1] >= length - 1 - (length / places.Count) - 1);
    }
}
