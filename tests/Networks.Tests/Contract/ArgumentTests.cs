using System;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>Invalid arguments are refused by name, before anything is written.</summary>
public sealed class ArgumentTests
{
    private static readonly SmallClassifier s_network = new(seed: 1);
    private static readonly float[] s_inputs = new float[2 * 3];

    [Theory]
    [InlineData(7, 6, "inputs")]
    [InlineData(6, 3, "outputs")]
    [InlineData(6, 7, "outputs")]
    [InlineData(0, 3, "outputs")]
    [InlineData(6, 0, "outputs")]
    public void Forward_refuses_lengths_that_do_not_fit(int inputs, int outputs, string parameter)
    {
        Guarded destination = new(outputs);
        Refuses(parameter, () => s_network.Forward(new float[inputs], destination.Span), destination);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    public void Classify_takes_one_row(int input) => Refuses("input", () => s_network.Classify(new float[input]));

    [Theory]
    [InlineData(5, 2, "inputs")]
    [InlineData(6, 1, "classes")]
    [InlineData(6, 3, "classes")]
    public void Classify_refuses_lengths_that_do_not_fit(int inputs, int classes, string parameter)
    {
        int[] destination = new int[classes];
        Array.Fill(destination, -7);
        Refuses(parameter, () => s_network.Classify(new float[inputs], destination));
        Assert.All(destination, found => Assert.Equal(-7, found));
    }

    [Theory]
    [InlineData(5, 6, 38, "inputs")]
    [InlineData(6, 5, 38, "targets")]
    [InlineData(6, 9, 38, "targets")]
    [InlineData(0, 0, 38, "inputs")]
    [InlineData(6, 6, 37, "gradient")]
    [InlineData(6, 6, 0, "gradient")]
    public void Loss_and_gradient_refuse_lengths_that_do_not_fit(int inputs, int targets, int gradient, string parameter)
    {
        Guarded destination = new(gradient);
        Refuses(parameter, () => s_network.ComputeGradient(new float[inputs], new float[targets], destination.Span), destination);
        if (parameter != "gradient")
            Refuses(parameter, () => s_network.ComputeLoss(new float[inputs], new float[targets]));
    }

    [Theory]
    [InlineData(5, 2, 38, "inputs")]
    [InlineData(6, 1, 38, "labels")]
    [InlineData(6, 3, 38, "labels")]
    [InlineData(0, 0, 38, "inputs")]
    [InlineData(6, 2, 39, "gradient")]
    public void Loss_and_gradient_by_labels_refuse_lengths_that_do_not_fit(int inputs, int labels, int gradient, string parameter)
    {
        Guarded destination = new(gradient);
        Refuses(parameter, () => s_network.ComputeGradient(new float[inputs], new int[labels], destination.Span), destination);
        if (parameter != "gradient")
            Refuses(parameter, () => s_network.ComputeLoss(new float[inputs], new int[labels]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_label_that_is_no_class_is_refused(int label)
    {
        Guarded gradient = new(SmallClassifier.ParameterCount);
        int[] labels = [0, label];
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(
            "labels", () => { s_network.ComputeGradient(s_inputs, labels, gradient.Span); });
        Assert.StartsWith($"Labels must be between 0 and 2 (the label of row 1 was {label}).", refused.Message, StringComparison.Ordinal);
        Assert.True(gradient.IsUnwritten);
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => { s_network.ComputeLoss(s_inputs, labels); });
    }

    [Theory]
    [InlineData(5, 6, 38, 6, "inputs")]
    [InlineData(6, 3, 38, 6, "outputGradients")]
    [InlineData(6, 6, 1, 6, "gradient")]
    [InlineData(6, 6, 38, 5, "inputGradients")]
    [InlineData(6, 6, 38, 9, "inputGradients")]
    public void Backward_refuses_lengths_that_do_not_fit(int inputs, int outputGradients, int gradient, int inputGradients, string parameter)
    {
        Guarded first = new(gradient);
        Guarded second = new(inputGradients);
        Refuses(parameter, () => s_network.Backward(new float[inputs], new float[outputGradients], first.Span, second.Span), first, second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(39)]
    public void Parameters_are_copied_whole_or_not_at_all(int length)
    {
        Guarded destination = new(length);
        Refuses("destination", () => s_network.GetParameters(destination.Span), destination);
        float[] before = new float[SmallClassifier.ParameterCount];
        s_network.GetParameters(before);
        Refuses("source", () => s_network.SetParameters(new float[length]));
        float[] after = new float[SmallClassifier.ParameterCount];
        s_network.GetParameters(after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void The_message_says_what_was_found_and_what_fits()
    {
        // A variable that is set twice, because the analyzer would report new float[5].
        int five = 4;
        five++;
        ArgumentException refused = Assert.Throws<ArgumentException>(() => s_network.Forward(s_inputs, new float[five]));
        Assert.Contains("5", refused.Message, StringComparison.Ordinal);
        Assert.Contains("6", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_rows_are_forwarded_to_nothing()
    {
        s_network.Forward([], []);
        s_network.Classify([], []);
    }

    [Fact]
    public void The_interface_refuses_what_the_class_refuses()
    {
        INetwork network = s_network;
        Refuses("inputs", () => network.Forward(new float[4], new float[3]));
        Refuses("targets", () => network.ComputeLoss(s_inputs, new float[3]));
        Refuses("labels", () => ((IClassifierNetwork)network).ComputeLoss(s_inputs, new int[3]));
    }

    private static void Refuses(string parameter, Action call, params Guarded[] destinations)
    {
        Assert.Throws<ArgumentException>(parameter, call);
        Assert.All(destinations, destination => Assert.True(destination.IsUnwritten, "A destination was written to before the argument was refused."));
    }
}
