using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>
/// The layers and the parameters of a network in a file. It computes nothing. The graphs of ONNX files get the name of this class.
/// </summary>
internal sealed class Network : IInferenceNetwork
{
    // The limits of generated networks.
    private const int LargestLayer = 65_536;
    private const long MostParameters = 1L << 28;

    private readonly int[] _layerSizes;
    private readonly Activation[] _activations;
    private readonly float[] _parameters;

    /// <summary>Creates a network without parameters.</summary>
    /// <exception cref="ToolException">The network is too large for a generated class.</exception>
    public Network(IReadOnlyList<int> layerSizes, IReadOnlyList<Activation> activations, Loss loss)
    {
        _parameters = new float[Count(layerSizes)];
        _layerSizes = [.. layerSizes];
        _activations = [.. activations];
        Loss = loss;
    }

    /// <summary>Returns the number of parameters.</summary>
    /// <exception cref="ToolException">The network is too large for a generated class.</exception>
    public static int Count(IReadOnlyList<int> layerSizes)
    {
        if (layerSizes.Max() > LargestLayer)
            throw new ToolException($"The network has a layer of {layerSizes.Max()} units. The maximum is {LargestLayer}.");
        long count = Enumerable.Range(1, layerSizes.Count - 1).Sum(layer => (layerSizes[layer - 1] + 1L) * layerSizes[layer]);
        return count <= MostParameters
            ? (int)count
            : throw new ToolException($"The network has {count} parameters. The maximum is {MostParameters}.");
    }

    public int InputSize => _layerSizes[0];

    public int OutputSize => _layerSizes[^1];

    public int ParameterCount => _parameters.Length;

    public ReadOnlySpan<int> LayerSizes => _layerSizes;

    public ReadOnlySpan<Activation> Activations => _activations;

    public Loss Loss { get; }

    /// <summary>Gets the parameters in canonical order.</summary>
    public ReadOnlySpan<float> Parameters => _parameters;

    public void GetParameters(Span<float> destination) => _parameters.CopyTo(destination);

    public void SetParameters(ReadOnlySpan<float> source) => source.CopyTo(_parameters);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public int Classify(ReadOnlySpan<float> input) => throw new NotSupportedException();

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();

    public void Save(string path) => NetworkFile.Save(this, path);

    public void Save(Stream stream) => NetworkFile.Save(this, stream);

    public void LoadFrom(string path) => NetworkFile.Load(this, path);

    public void LoadFrom(Stream stream) => NetworkFile.Load(this, stream);
}
