using System;
using System.Linq;
using Playground.Data;
using Playground.Learning;
using Xunit;

namespace MlpGen.Browser.Tests.Logic;

public class LearningTests
{
    public static TheoryData<string> Topologies => [.. Topology.All.Select(topology => topology.Name)];

    [Theory]
    [MemberData(nameof(Topologies))]
    public void Every_network_lowers_its_loss_and_draws_itself(string name)
    {
        using LearnSession session = new();
        foreach (DeclaredNetwork network in Topology.All.Single(topology => topology.Name == name).Networks)
        {
            session.Apply(session.Settings with { Data = DataSetKind.All.Single(kind => kind.Name == "Gaussians"), Network = network });
            float before = session.Experiment.TrainLoss;
            for (int step = 0; step < 200; step++)
                session.Step();
            Assert.True(session.Experiment.TrainLoss < before, $"{network.ClassName}: {before} to {session.Experiment.TrainLoss}");
            Assert.True(session.Surface.Pixels.Take(DecisionSurface.Side * DecisionSurface.Side).Distinct().Count() > 4);
            Assert.DoesNotContain(0, session.Surface.Pixels);
        }
    }

    [Fact]
    public void Other_training_keeps_the_network_and_other_data_starts_it_again()
    {
        using LearnSession session = new();
        session.Step();
        Assert.False(session.Apply(session.Settings with { LearningRate = 0.1f, BatchSize = 4, Optimizer = OptimizerKind.All[1] }));
        Assert.Equal(1, session.Experiment.Steps);
        Assert.True(session.Apply(session.Settings with { Noise = 0.5f }));
        Assert.Equal(0, session.Experiment.Steps);
    }

    [Fact]
    public void Without_points_there_is_nothing_to_learn()
    {
        using LearnSession session = new();
        session.Apply(session.Settings with { Data = DataSetKind.Painted });
        session.Step();
        session.Frame();
        Assert.False(session.Experiment.CanLearn);
        session.Paint(1, 1, 1);
        session.Step();
        Assert.Equal(1, session.Experiment.Steps);
    }

    [Fact]
    public void A_curve_keeps_its_shape_when_it_is_full()
    {
        LossCurve curve = new();
        for (int i = 0; i < 10 * LossCurve.Capacity; i++)
            curve.Add(i);
        double[] values = curve.Values.ToArray();
        Assert.InRange(values.Length, LossCurve.Capacity / 2, LossCurve.Capacity);
        double distance = values[1] - values[0];
        Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(i * distance, values[i]));
        Assert.InRange(values[^1], (10 * LossCurve.Capacity) - 1 - distance, 10 * LossCurve.Capacity);
    }

    [Fact]
    public void Each_optimizer_has_its_name_and_its_settings()
    {
        foreach (OptimizerKind kind in OptimizerKind.All)
        {
            string text = kind.Create(0.5f).ToString();
            Assert.StartsWith(kind.ClassName + "(", text, StringComparison.Ordinal);
            bool hasMomentum = kind.Settings.Contains("Momentum = 0.9f", StringComparison.Ordinal);
            Assert.Equal(hasMomentum, text.Contains("Momentum = 0.9", StringComparison.Ordinal));
        }
    }
}
