using System;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

public sealed class ConstantTests
{
    // Only a constant can initialize a constant, so this line proves that it is one.
    private const int Inputs = SmallClassifier.InputSize;
    private const int Outputs = SmallClassifier.OutputSize;
    private const int Parameters = SmallClassifier.ParameterCount;

    [Fact]
    public void The_class_knows_its_shape()
    {
        Assert.Equal((3, 3, 38), (Inputs, Outputs, Parameters));
        Assert.Equal([3, 5, 3], SmallClassifier.LayerSizes);
        Assert.Equal((2, 1, 33), (SeedNetwork.InputSize, SeedNetwork.OutputSize, SeedNetwork.ParameterCount));
        Assert.Equal([2, 8, 1], SeedNetwork.LayerSizes);
    }

    [Fact]
    public void The_interface_knows_the_shape()
    {
        INetwork network = new SmallClassifier(seed: 1);
        Assert.Equal((3, 3, 38), (network.InputSize, network.OutputSize, network.ParameterCount));
        Assert.Equal([3, 5, 3], network.LayerSizes);
        Assert.Equal([Activation.Relu, Activation.Softmax], network.Activations.ToArray());
        Assert.Equal(Loss.CrossEntropy, network.Loss);
    }

    [Fact]
    public void A_network_declared_by_sizes_alone_has_Sigmoid_and_Quadratic()
    {
        INetwork network = new SeedNetwork(seed: 1);
        Assert.Equal([Activation.Sigmoid, Activation.Sigmoid], network.Activations.ToArray());
        Assert.Equal(Loss.Quadratic, network.Loss);
    }

    [Fact]
    public void Only_networks_with_cross_entropy_take_labels()
    {
        Assert.IsType<IClassifierNetwork>(new SmallClassifier(seed: 1), exactMatch: false);
        Assert.IsNotType<IClassifierNetwork>(new SeedNetwork(seed: 1), exactMatch: false);
        Assert.Null(typeof(SeedNetwork).GetMethod("ComputeLoss", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<int>)]));
    }

    [Fact]
    public void A_classifier_creates_a_trainer_that_takes_labels()
    {
        Type[] plain = [typeof(Optimizer)];
        Type[] withOptions = [typeof(Optimizer), typeof(TrainerOptions)];
        foreach (Type[] parameters in new[] { plain, withOptions })
        {
            Assert.Equal(typeof(ClassifierTrainer), typeof(SmallClassifier).GetMethod("CreateTrainer", parameters)!.ReturnType);
            Assert.Equal(typeof(Trainer), typeof(SeedNetwork).GetMethod("CreateTrainer", parameters)!.ReturnType);
        }
    }

    [Fact]
    public void A_trainer_is_made_through_the_interfaces_with_the_class_s_own_type()
    {
        TrainerOptions options = new() { DegreeOfParallelism = 2 };
        INetwork network = new SmallClassifier(seed: 1);
        using Trainer trainer = network.CreateTrainer(new Sgd(), options);
        using ClassifierTrainer byLabels = ((IClassifierNetwork)network).CreateTrainer(new Sgd(), options);
        Assert.IsType<ClassifierTrainer>(trainer);
        Assert.Same(network, byLabels.Network);
    }
}
