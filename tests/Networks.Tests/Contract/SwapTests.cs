using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>Swap gives two networks each other's parameters in new memory. What refers to the old memory keeps it as it was, or says so.</summary>
public sealed class SwapTests
{
    private const string Swapped = "The parameters of the network were swapped after this trainer was created. Create a trainer after the " +
        "swap, or swap a copy of the network that learns: player.Swap(learner.Clone()).";

    private static readonly float[] s_row = [0.1f, 0.2f, 0.3f, 0.4f];

    [Fact]
    public void Two_networks_exchange_their_parameters()
    {
        SmallClassifier network = new(seed: 1), other = new(seed: 2);
        float[] first = Parameters(network), second = Parameters(other), outputs = other.Forward(Row);
        network.Swap(other);
        Assert.Equal(second, Parameters(network));
        Assert.Equal(first, Parameters(other));
        Assert.Equal(outputs, network.Forward(Row));
        network.Swap(other);
        Assert.Equal(first, Parameters(network));
        Assert.Equal(second, Parameters(other));
    }

    [Fact]
    public void A_network_swapped_with_itself_stays_as_it_is()
    {
        SmallClassifier network = new(seed: 1);
        ClassifierTrainer trainer = network.CreateTrainer(new Adam());
        float[] before = Parameters(network);
        network.Swap(network);
        Assert.Equal(before, Parameters(network));
        trainer.Step(Row, [0]);
    }

    [Fact]
    public void The_old_memory_never_changes_again()
    {
        SmallClassifier network = new(seed: 1), other = new(seed: 2);
        AlignedBuffer[] old = [((ITrainable)network).PackedParameters, ((ITrainable)other).PackedParameters];
        float[][] before = [.. old.Select(buffer => buffer.Span.ToArray())];
        network.Swap(other);
        foreach (SmallClassifier changed in new[] { network, other })
        {
            changed.Initialize(seed: 3);
            changed.CreateTrainer(new Sgd { LearningRate = 1 }).Step(Row, [0]);
            MemoryStream file = new();
            new SmallClassifier(seed: 4).Save(file);
            file.Position = 0;
            changed.LoadFrom(file);
        }

        Assert.Equal(before, old.Select(buffer => buffer.Span.ToArray()));
    }

    [Fact]
    public void A_trainer_of_either_network_says_that_its_parameters_are_gone()
    {
        SmallClassifier network = new(seed: 1), other = new(seed: 2);
        ClassifierTrainer[] trainers = [network.CreateTrainer(new Adam()), other.CreateTrainer(new Adam())];
        network.Swap(other);
        float[][] before = [Parameters(network), Parameters(other)];
        Dataset data = Dataset.FromArrays(Row, [0], SmallClassifier.InputSize);
        foreach (ClassifierTrainer trainer in trainers)
        {
            AssertSwapped(() => trainer.Step(Row, [0]));
            AssertSwapped(() => trainer.StepByGradients(Row, [1, 0, 0]));
            AssertSwapped(() => trainer.Fit(data, new FitOptions { Epochs = 1 }));
            AssertSwapped(() => trainer.SaveCheckpoint(new MemoryStream()));
            AssertSwapped(() => trainer.LoadCheckpoint(new MemoryStream()));
            trainer.Dispose();
        }

        Assert.Equal(before, [Parameters(network), Parameters(other)]);
        network.CreateTrainer(new Adam()).Step(Row, [0]);
        Assert.NotEqual(before[0], Parameters(network));
    }

    [Fact]
    public void Fit_ends_at_the_step_after_a_swap()
    {
        SmallClassifier network = new(seed: 1);
        Trainer trainer = network.CreateTrainer(new Adam());
        Dataset data = Dataset.FromArrays([.. Row, .. Row], [0, 1], SmallClassifier.InputSize);
        float[] swapped = [];
        AssertSwapped(() => trainer.Fit(data, new FitOptions
        {
            Epochs = 3,
            BatchSize = 1,
            ContinueWhile = _ =>
            {
                network.Swap(new SmallClassifier(seed: 2));
                swapped = Parameters(network);
                return true;
            },
        }));
        Assert.Equal(Parameters(new SmallClassifier(seed: 2)), swapped);
        Assert.Equal(swapped, Parameters(network));
    }

    [Fact]
    public void A_clone_of_a_network_that_learns_is_swapped_and_training_goes_on()
    {
        SmallClassifier learner = new(seed: 1), player = new(seed: 2);
        ClassifierTrainer trainer = learner.CreateTrainer(new Adam());
        for (int i = 0; i < 3; i++)
        {
            trainer.Step(Row, [0]);
            player.Swap(learner.Clone());
            Assert.Equal(Parameters(learner), Parameters(player));
        }
    }

    [Fact]
    public void A_loss_must_not_swap_the_network_of_its_step()
    {
        SmallClassifier network = new(seed: 1), other = new(seed: 2);
        float[][] before = [Parameters(network), Parameters(other)];
        ClassifierTrainer trainer = network.CreateTrainer(new Sgd());
        Assert.Throws<InvalidOperationException>(() => trainer.Step(Row, [1, 0, 0], new SwappingLoss(network, other)));
        Assert.Throws<InvalidOperationException>(() => trainer.Step(Row, [1, 0, 0], new SwappingLoss(other, network)));
        Assert.Equal(before, [Parameters(network), Parameters(other)]);
        trainer.Step(Row, [0]);
    }

    [Fact]
    public void Networks_with_other_layers_are_rejected()
    {
        SmallClassifier network = new(seed: 1);
        Assert.Equal("other", Assert.Throws<ArgumentException>(() => network.Swap(new SquareNetwork(seed: 1))).ParamName);
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => network.Swap(null!)).ParamName);
        Assert.Equal("network", Assert.Throws<ArgumentNullException>(() => ((INetwork)null!).Swap(network)).ParamName);
    }

    /// <summary>If two swaps of one network ran at once, a set of parameters would be there twice and another be gone.</summary>
    [Fact]
    public async Task Swaps_on_many_threads_lose_no_parameters()
    {
        SmallClassifier[] networks = [.. Enumerable.Range(0, 4).Select(seed => new SmallClassifier(seed))];
        float[] before = [.. networks.Select(network => Parameters(network)[0]).Order()];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(
            () =>
            {
                Random random = new(thread);
                for (int i = 0; i < 5_000; i++)
                    networks[random.Next(4)].Swap(networks[random.Next(4)]);
            },
            TestContext.Current.CancellationToken)));
        Assert.Equal(before, networks.Select(network => Parameters(network)[0]).Order());
    }

    private static float[] Row => s_row[..SmallClassifier.InputSize];

    private static void AssertSwapped(Action call) => Assert.Equal(Swapped, Assert.Throws<InvalidOperationException>(call).Message);

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private readonly struct SwappingLoss(INetwork network, INetwork other) : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            network.Swap(other);
            return 0;
        }
    }
}
