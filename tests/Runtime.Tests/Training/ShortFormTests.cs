using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The short forms of calls have the same effects as the long ones.</summary>
public sealed class ShortFormTests
{
    private static readonly float[] s_inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly FitOptions s_options = new() { Epochs = 3, BatchSize = 2, Seed = 5 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Forward_returns_what_it_would_write(int rows)
    {
        LinearNetwork network = Drawn(new LinearNetwork(2, 3));
        float[] inputs = s_inputs[..(rows * 2)], expected = new float[rows * 3];
        network.Forward(inputs, expected);
        Assert.Equal(expected, ((INetwork)network).Forward(inputs));
    }

    [Fact]
    public void Forward_refuses_what_is_no_row()
    {
        LinearNetwork network = new(2, 3);
        Assert.Equal("The length of inputs must be a multiple of 2, the floats of one row (was 3). (Parameter 'inputs')",
            Assert.Throws<ArgumentException>("inputs", () => network.Forward(new float[3])).Message);
        Assert.Throws<ArgumentNullException>("inputs", () => network.Forward(null!));
        Assert.Throws<ArgumentNullException>("network", () => ((INetwork)null!).Forward([]));
    }

    [Fact]
    public void A_trainer_has_Adam_at_its_defaults_unless_told_otherwise()
    {
        Trainer trainer = new LinearNetwork(2, 3).CreateTrainer();
        Assert.Equal(new Adam().ToString(), Assert.IsType<Adam>(trainer.Optimizer).ToString());
        ClassifierTrainer classifier = new LinearClassifier(2, 3).CreateTrainer();
        Assert.IsType<Adam>(classifier.Optimizer);
        Assert.Throws<ArgumentNullException>("network", () => ((INetwork)null!).CreateTrainer());
    }

    [Fact]
    public void Fit_learns_from_arrays_as_from_a_dataset_of_them()
    {
        float[] targets = [0, 1, 1, 0];
        LinearNetwork first = Drawn(new LinearNetwork(2, 1)), second = Drawn(new LinearNetwork(2, 1));
        FitResult expected = first.CreateTrainer().Fit(Dataset.FromArrays(s_inputs, targets, 2), s_options);
        FitResult result = second.CreateTrainer().Fit(s_inputs, targets, s_options);
        Assert.Equal(expected.Loss, result.Loss);
        Assert.Equal(first.Parameters, second.Parameters);
    }

    [Fact]
    public void Fit_learns_from_an_array_of_labels()
    {
        int[] labels = [0, 1, 1, 0];
        LinearClassifier first = Drawn(new LinearClassifier(2, 2)), second = Drawn(new LinearClassifier(2, 2));
        first.CreateTrainer().Fit(Dataset.FromArrays(s_inputs, labels, 2), s_options);
        second.CreateTrainer().Fit(s_inputs, labels, s_options);
        Assert.Equal(first.Parameters, second.Parameters);
    }

    [Fact]
    public void Arrays_that_do_not_fit_change_nothing()
    {
        LinearClassifier network = Drawn(new LinearClassifier(2, 2));
        float[] before = network.Parameters;
        ClassifierTrainer trainer = network.CreateTrainer();
        Refuse("inputs", "The length of inputs must be a multiple of 2, the floats of one row (was 3).", () => trainer.Fit(new float[3], new float[2], s_options));
        Refuse("inputs", "no rows", () => trainer.Fit([], Array.Empty<float>(), s_options));
        Refuse("targets", "targets must have 8 items for 4 rows of 2 (had 6).", () => trainer.Fit(s_inputs, new float[6], s_options));
        Refuse("labels", "labels must have 4 items for 4 rows of 1 (had 3).", () => trainer.Fit(s_inputs, new int[3], s_options));
        Refuse("labels", "Labels must be between 0 and 1 (the label of row 3 was 2).", () => trainer.Fit(s_inputs, (int[])[0, 1, 0, 2], s_options));
        Refuse("targets", "must be finite (was NaN)", () => trainer.Fit(s_inputs[..2], (float[])[1, float.NaN], s_options));
        Assert.Throws<ArgumentNullException>("inputs", () => trainer.Fit(null!, new int[1], s_options));
        Assert.Throws<ArgumentNullException>("targets", () => trainer.Fit(s_inputs, (float[])null!, s_options));
        Assert.Throws<ArgumentNullException>("labels", () => trainer.Fit(s_inputs, (int[])null!, s_options));
        Assert.Throws<ArgumentNullException>("options", () => trainer.Fit(s_inputs, new int[4], null!));
        Assert.Throws<ArgumentNullException>("trainer", () => ((ClassifierTrainer)null!).Fit(s_inputs, new int[4], s_options));
        Assert.Equal(before, network.Parameters);
    }

    private static T Drawn<T>(T network)
        where T : LinearNetwork
    {
        network.SetParameters(Enumerable.Range(0, network.ParameterCount).Select(i => 0.1f * i).ToArray());
        return network;
    }

    private static void Refuse(string parameter, string message, Func<FitResult> fit)
    {
        ArgumentException thrown = Assert.ThrowsAny<ArgumentException>(fit);
        Assert.Equal(parameter, thrown.ParamName);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }
}
