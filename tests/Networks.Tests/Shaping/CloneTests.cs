using MlpGen.CompilerServices;
using MlpGen.Networks.Tests.Contract;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>A clone answers as its network does, and is independent of it afterward.</summary>
public sealed class CloneTests
{
    [Fact]
    public void A_clone_has_the_parameters_and_keeps_them_when_the_network_learns()
    {
        SmallClassifier network = new(seed: 7);
        SmallClassifier clone = network.Clone();
        float[] before = Parameters(network);
        Assert.Equal(before, Parameters(clone));

        using Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 1 });
        trainer.Step(new float[SmallClassifier.InputSize], [1, 0, 0]);
        Assert.NotEqual(before, Parameters(network));
        Assert.Equal(before, Parameters(clone));

        float[] learned = Parameters(network);
        using Trainer another = clone.CreateTrainer(new Sgd { LearningRate = 1 });
        another.Step(new float[SmallClassifier.InputSize], [0, 1, 0]);
        Assert.NotEqual(before, Parameters(clone));
        Assert.Equal(learned, Parameters(network));
    }

    [Fact]
    public void A_clone_has_the_memory_layout_of_its_network()
    {
        ITrainable network = new SquareNetwork(seed: 2), clone = (ITrainable)((INetwork)network).Clone();
        Assert.NotSame(network.PackedParameters, clone.PackedParameters);
        Assert.Equal(network.PackedParameters.Span, clone.PackedParameters.Span);
    }

    [Fact]
    public void What_the_user_declared_comes_along_and_no_constructor_is_needed()
    {
        NetworkWithPrimaryConstructor network = new("tag");
        network.Initialize(seed: 3);
        NetworkWithPrimaryConstructor clone = network.Clone();
        Assert.Equal("tag", clone.Tag);
        Assert.Equal(Parameters(network), Parameters(clone));

        AgentNetwork agent = new(seed: 1) { Name = "scout" };
        Assert.Equal("scout", agent.Clone().Name);
        Assert.Equal(0, agent.CompareTo(agent.Clone()));
    }

    [Fact]
    public void A_derived_class_stays_one()
    {
        OpenNetwork network = new DerivedNetwork(seed: 4) { Extra = "more" };
        OpenNetwork clone = network.Clone();
        Assert.Equal("more", Assert.IsType<DerivedNetwork>(clone).Extra);
        Assert.Equal(Parameters(network), Parameters(clone));
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
