using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>User-defined members stay as they are. A user-defined constructor replaces the generated ones.</summary>
public sealed class UserTypeTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void Base_class_and_interfaces_stay()
    {
        AgentNetwork network = new(seed: 1) { Name = "second" };
        Assert.Equal("second", network.Name);
        Assert.Equal(0, network.CompareTo(new AgentNetwork(seed: 2)));
        Assert.Equal("agent", new AgentNetwork(seed: 2).Name);
    }

    [Fact]
    public void With_a_declared_constructor_parameters_are_zero_until_initialised()
    {
        AssertZeroUntilInitialised(new NetworkWithConstructor("tag"));
        AssertZeroUntilInitialised(new NetworkWithPrimaryConstructor("tag"));
        Assert.Equal("tag", new NetworkWithConstructor("tag").Tag);
        Assert.Equal("tag", new NetworkWithPrimaryConstructor("tag").Tag);
    }

    [Theory]
    [InlineData(typeof(NetworkWithConstructor))]
    [InlineData(typeof(NetworkWithPrimaryConstructor))]
    public void With_a_declared_constructor_there_is_neither_another_nor_static_Load(Type type)
    {
        ConstructorInfo only = Assert.Single(type.GetConstructors(Any), constructor => !constructor.IsStatic);
        Assert.Equal(typeof(string), Assert.Single(only.GetParameters()).ParameterType);
        Assert.DoesNotContain(type.GetMethods(Any), method => method.Name == "Load");
        Assert.Equal(2, type.GetMethods(Any).Count(method => method.Name == "LoadFrom"));
    }

    [Fact]
    public void A_static_field_may_hold_the_network()
    {
        Assert.Equal(Parameters(new AgentNetwork(seed: 4)), Parameters(NetworkWithInstance.Default));
        Assert.Equal(3, NetworkWithInstance.Depth);
    }

    [Fact]
    public void A_static_constructor_changes_nothing()
    {
        Assert.Equal("static", NetworkWithStaticConstructor.Tag);
        Assert.Equal(Parameters(new AgentNetwork(seed: 4)), Parameters(new NetworkWithStaticConstructor(seed: 4)));
        Assert.Contains(typeof(NetworkWithStaticConstructor).GetMethods(Any), method => method.Name == "Load");
    }

    [Fact]
    public void A_network_may_be_derived_from()
    {
        DerivedNetwork network = new(seed: 4) { Extra = "more" };
        Assert.Equal("more", network.Extra);
        Assert.Equal(Parameters(new AgentNetwork(seed: 4)), Parameters(network));
    }

    [Fact]
    public void A_network_may_be_nested() => Assert.Equal(Parameters(new AgentNetwork(seed: 4)), Parameters(new Outer.Middle.Nested(seed: 4)));

    private static void AssertZeroUntilInitialised(INetwork network)
    {
        Assert.All(Parameters(network), parameter => Assert.Equal(0, parameter));
        network.Initialize(7);
        Assert.Equal(Parameters(new AgentNetwork(seed: 7)), Parameters(network));
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
