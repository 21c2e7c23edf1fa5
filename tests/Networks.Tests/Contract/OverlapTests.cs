using System;
using System.Runtime.InteropServices;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>A destination may coincide exactly with the inputs; any other overlap is refused before anything is written.</summary>
public sealed class OverlapTests
{
    private const int Parameters = SquareNetwork.ParameterCount;
    private static readonly SquareNetwork s_network = new(seed: 1);
    private static readonly SmallClassifier s_classifier = new(seed: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void Outputs_must_not_overlap_the_inputs_in_part(int shift)
    {
        Refuses("outputs", memory => s_network.Forward(memory.AsSpan(0, 8), memory.AsSpan(shift, 8)));
        Refuses("outputs", memory => s_network.Forward(memory.AsSpan(shift, 8), memory.AsSpan(0, 8)));
    }

    [Fact]
    public void Neighbours_do_not_overlap()
    {
        float[] memory = new float[16];
        s_network.Forward(memory.AsSpan(0, 8), memory.AsSpan(8, 8));
        s_network.Forward(memory.AsSpan(8, 8), memory.AsSpan(0, 8));
    }

    /// <summary>An empty slice of another buffer overlaps nothing, so it is as valid as an empty span.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    public void An_empty_slice_of_the_inputs_is_empty(int at)
    {
        float[] inputs = Values(8), outputGradients = Values(8), gradient = new float[Parameters], inputGradients = new float[8];
        s_network.Backward(inputs, outputGradients, gradient, inputs.AsSpan(at, 0));
        s_network.Backward(inputs, outputGradients, inputs.AsSpan(at, 0), inputGradients);
        s_network.Backward(inputs, outputGradients, outputGradients.AsSpan(at, 0), outputGradients.AsSpan(at, 0));
        s_network.Forward(inputs.AsSpan(at, 0), inputs.AsSpan(at, 0));
        Assert.NotEqual(new float[Parameters], gradient);
        Assert.NotEqual(new float[8], inputGradients);
        Assert.Equal(Values(8), inputs);
    }

    [Fact]
    public void A_gradient_must_not_overlap_targets()
    {
        Refuses("gradient", memory => s_network.ComputeGradient(new float[4], memory.AsSpan(0, 4), memory.AsSpan(3, Parameters)));
        Refuses("gradient", memory => s_network.ComputeGradient(new float[Parameters], memory.AsSpan(0, Parameters), memory.AsSpan(0, Parameters)));
    }

    [Fact]
    public void A_gradient_must_not_overlap_labels()
    {
        float[] memory = new float[SmallClassifier.ParameterCount];
        Assert.Throws<ArgumentException>("gradient", () => { s_classifier.ComputeGradient(new float[3], Labels(memory, 2, 1), memory); });
        Assert.Equal(new float[SmallClassifier.ParameterCount], memory);
    }

    [Fact]
    public void A_gradient_must_not_overlap_the_inputs_in_part()
    {
        Refuses("gradient", memory => s_network.ComputeGradient(memory.AsSpan(0, 4), new float[4], memory.AsSpan(3, Parameters)));
        Refuses("gradient", memory => s_network.Backward(memory.AsSpan(0, 4), new float[4], memory.AsSpan(3, Parameters), []));
    }

    [Fact]
    public void A_gradient_may_take_the_place_of_the_inputs()
    {
        float[] inputs = Values(Parameters);
        float[] targets = Values(Parameters);
        float[] expected = new float[Parameters];
        float loss = s_network.ComputeGradient(inputs, targets, expected);
        Assert.Equal(loss, s_network.ComputeGradient(inputs, targets, inputs));
        Assert.Equal(expected, inputs);
    }

    [Fact]
    public void Input_gradients_may_take_the_place_of_the_inputs()
    {
        float[] inputs = Values(12);
        float[] outputGradients = Values(12);
        float[] expected = new float[12];
        float[] expectedGradient = new float[Parameters];
        float[] gradient = new float[Parameters];
        s_network.Backward(inputs, outputGradients, expectedGradient, expected);
        s_network.Backward(inputs, outputGradients, gradient, inputs);
        Assert.Equal(expected, inputs);
        Assert.Equal(expectedGradient, gradient);
    }

    [Fact]
    public void Destinations_of_backward_must_not_overlap_anything_else()
    {
        Refuses("inputGradients", memory => s_network.Backward(memory.AsSpan(0, 8), new float[8], [], memory.AsSpan(1, 8)));
        Refuses("inputGradients", memory => s_network.Backward(new float[8], memory.AsSpan(0, 8), [], memory.AsSpan(0, 8)));
        Refuses("gradient", memory => s_network.Backward(new float[8], memory.AsSpan(0, 8), memory.AsSpan(0, Parameters), []));
        Refuses(null, memory => s_network.Backward(new float[8], new float[8], memory.AsSpan(0, Parameters), memory.AsSpan(Parameters - 1, 8)));
    }

    [Fact]
    public void Classes_must_not_overlap_the_inputs() =>
        Refuses("classes", memory => s_network.Classify(memory.AsSpan(0, 8), Labels(memory, 4, 2)));

    /// <summary>Reinterprets floats as integers. Zeros are valid labels.</summary>
    private static Span<int> Labels(float[] memory, int first, int count) => MemoryMarshal.Cast<float, int>(memory.AsSpan(first, count));

    private static float[] Values(int count)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = MathF.Sin(i + 1);
        return values;
    }

    /// <param name="parameter">The parameter that the exception must name, or null if either of the two gradients may be named.</param>
    /// <param name="call">The call. It must leave its memory unchanged.</param>
    private static void Refuses(string? parameter, Action<float[]> call)
    {
        float[] memory = Values(128);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => call(memory));
        string[] named = parameter is null ? ["gradient", "inputGradients"] : [parameter];
        Assert.Contains(refused.ParamName, named);
        Assert.Equal(Values(128), memory);
    }
}
