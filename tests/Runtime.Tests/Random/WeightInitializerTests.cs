using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Random;

/// <summary>
/// Initial parameters compared with the documented formulas in double precision and with the published recurrence of PCG32.
/// </summary>
public sealed class WeightInitializerTests
{
    private static readonly Activation[] s_relus =
    [
        Activation.Relu, Activation.LeakyRelu, Activation.Elu, Activation.Gelu,
        Activation.Swish, Activation.Softplus, Activation.HardSwish, Activation.Mish,
    ];

    private static IEnumerable<Activation> Hidden => Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax);

    public static TheoryData<Activation, int, int> Networks => new(
        from activation in Hidden
        from hiddenLayers in new[] { 0, 1, 2, 4, 5, 20 }
        from seed in new[] { 42, -1 }
        select (activation, hiddenLayers, seed));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Parameters_come_from_the_published_generator_and_the_formulas(Activation activation, int hiddenLayers, int seed)
    {
        NetworkDescription network = Describe(Enumerable.Repeat(activation, hiddenLayers));
        float[] packed = new float[network.PackedLength];
        Array.Fill(packed, float.NaN);
        NetworkInitializer.Initialize(network, packed, seed);

        Oracle oracle = new(seed);
        int next = 0;
        foreach (LayerDescription layer in network.Layers)
        {
            bool isHe = hiddenLayers > 4 && s_relus.Contains(layer.Activation);
            double bound = Math.Sqrt((float)(6.0 / (isHe ? layer.Inputs : layer.Inputs + layer.Outputs)));
            for (int i = 0; i < layer.Inputs * layer.Outputs; i++)
                Assert.Equal(oracle.Within((float)bound), packed[next++]);
            for (int i = 0; i < layer.Outputs; i++)
                Assert.Equal(isHe ? 0 : oracle.Within((float)bound), packed[next++]);
        }
    }

    [Fact]
    public void In_a_deep_network_each_layer_has_what_suits_its_own_activation()
    {
        NetworkDescription network = Describe([Activation.Relu, Activation.Tanh, Activation.Gelu, Activation.Selu, Activation.Relu]);
        float[] packed = new float[network.PackedLength];
        NetworkInitializer.Initialize(network, packed, seed: 3);
        Assert.Equal([false, true, false, true, false, true], network.Layers.ToArray().Select(HasBiases));

        bool HasBiases(LayerDescription layer) =>
            packed.AsSpan(layer.Offset + (layer.Inputs * layer.Outputs), layer.Outputs).ContainsAnyExcept(0);
    }

    // A network with 3 inputs, hidden layers of 5, 4, 5, 4 … units, and 2 outputs, in canonical order.
    private static NetworkDescription Describe(IEnumerable<Activation> hidden)
    {
        List<LayerDescription> layers = [];
        int inputs = 3, offset = 0;
        var hiddenLayers = hidden.Select((activation, i) => (i % 2 == 0 ? 5 : 4, activation));
        foreach ((int outputs, Activation activation) in hiddenLayers.Append((2, Activation.Identity)))
        {
            layers.Add(new LayerDescription(inputs, outputs, activation, LayerLayout.RowMajor, offset));
            offset += (inputs + 1) * outputs;
            inputs = outputs;
        }

        return new NetworkDescription(Loss.Quadratic, offset, [.. layers]);
    }

    /// <summary>PCG XSH RR 64/32 on stream 0, as printed in its paper. The uniform number u is the upper 24 bits divided by 2²⁴.</summary>
    private sealed class Oracle
    {
        private ulong _state;

        public Oracle(int seed)
        {
            Next();
            _state += unchecked((ulong)seed);
            Next();
        }

        // Exact in double precision except for the single rounding to float.
        public float Within(float bound) => (float)(((2 * (Next() / 256 / 16777216.0)) - 1) * bound);

        private uint Next()
        {
            ulong old = _state;
            _state = unchecked((old * 6364136223846793005UL) + 1);
            uint shifted = (uint)(((old >> 18) ^ old) >> 27);
            int rotation = (int)(old >> 59);
            return (shifted >> rotation) | (shifted << (-rotation & 31));
        }
    }
}
