using MlpGen;

namespace Playground.Learning;

/// <summary>The weights of a network for drawing: layer by layer, in the order [output][input].</summary>
public sealed class WeightLines
{
    private readonly INetwork _network;
    private readonly float[][] _layers;

    public WeightLines(INetwork network)
    {
        _network = network;
        _layers = new float[network.Activations.Length][];
        int count = 0;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer] = new float[network.LayerSizes[layer] * network.LayerSizes[layer + 1]];
            count += _layers[layer].Length;
        }

        Values = new double[count];
    }

    public double[] Values { get; }

    public void Refresh()
    {
        int next = 0;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _network.ViewLayer(layer + 1).CopyWeights(_layers[layer]);
            foreach (float weight in _layers[layer])
                Values[next++] = weight;
        }
    }
}
