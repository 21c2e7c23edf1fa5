using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;

namespace MlpGen.Verification;

/// <summary>
/// Runs all computations of a network at every vector width, with numbers of rows that reach every tile, tail and block, and compares them
/// with the formulas. The network gets special parameters. A new network has zero biases, so a bias read from the wrong location would not
/// be noticed, and trained parameters can saturate.
/// </summary>
internal sealed class KernelVerification
{
    private const int SmallParameterCount = 1 << 17;

    // A complete group of agents and one more.
    private const int MostAgents = 17;

    private readonly IGeneratedNetwork _network;
    private readonly IVectorWidthSwitch _widthSwitch;
    private readonly int[] _widths;
    private readonly int[] _rowCounts;
    private readonly KernelSample _sample;
    private readonly List<KernelComparison> _comparisons = [];

    public KernelVerification(IGeneratedNetwork network, IVectorWidthSwitch widthSwitch, int[] widths)
    {
        _network = network;
        _widthSwitch = widthSwitch;
        _widths = widths;
        _rowCounts = RowCounts(network);
        _sample = new KernelSample(network, _rowCounts[^1]);
    }

    public KernelResult[] Run()
    {
        foreach (int count in _rowCounts)
        {
            CheckForward(count);
            if (_network is IEvolvable && count <= MostAgents && _network.ParameterCount <= SmallParameterCount)
                CheckPopulation(count);
            CheckLoss("ComputeLoss", count, _sample.ByTargets, () => _network.ComputeLoss(_sample.Inputs(count), _sample.Targets(count)));
            if (_network is IInferenceClassifierNetwork classifier)
            {
                CheckLoss("ComputeLoss by labels", count, _sample.ByLabels,
                    () => classifier.ComputeLoss(_sample.Inputs(count), _sample.Labels(count)));
            }

            if (_network is INetwork trainable)
                CheckTraining(trainable, count);
        }

        return
        [
            .. _comparisons.OrderBy(comparison => Array.IndexOf(_widths, comparison.VectorWidth)).Select(comparison => comparison.Result()),
        ];
    }

    /// <summary>
    /// Returns the numbers of rows to test. For a small network, they cover every remainder of a tile of eight rows, twice, and the end of
    /// a block. For a large network, they cover the one-row kernels and tiles of eight, four and three rows, with one and two rows left
    /// over.
    /// </summary>
    private static int[] RowCounts(IGeneratedNetwork network) => network.ParameterCount <= SmallParameterCount
        ? [.. Enumerable.Range(1, 17).Union(Enumerable.Range(network.BlockRows - 1, 3)).Order()]
        : [1, 2, 9, 15];

    private void CheckForward(int count) => CheckOutputs("Forward", count, outputs => _network.Forward(_sample.Inputs(count), outputs));

    /// <summary>
    /// Checks a population of agents that all have the parameters of the network. Generated code does not depend on whether they differ.
    /// </summary>
    private void CheckPopulation(int count)
    {
        Population population = new(_network, count);
        CheckOutputs("Population.Forward", count, outputs => population.Forward(_sample.Inputs(count), outputs));
    }

    private void CheckOutputs(string method, int count, Action<float[]> forward)
    {
        int size = _network.OutputSize;
        KernelComparison[] comparisons = AtEveryWidth(method, count, count * size, forward);
        for (int row = 0; row < count; row++)
        {
            for (int j = 0; j < size; j++)
                Compare(comparisons, (row * size) + j, _sample.Rows[row].Outputs[j], new SelfCheckLocation(null, row, j, null));
        }
    }

    private void CheckLoss(string method, int count, KernelTargets targets, Func<float> loss) =>
        Compare(AtEveryWidth(method, count, 1, found => found[0] = loss()), 0, targets.MeanLoss(count), default);

    private void CheckGradient(string method, int count, KernelTargets targets, Func<Memory<float>, float> gradient)
    {
        int length = _network.ParameterCount;
        KernelComparison[] comparisons = AtEveryWidth(
            method, count, length + 1, found => found[length] = gradient(found.AsMemory(0, length)));
        CompareTensors(comparisons, count, 1.0 / count, targets.Deltas);
        Compare(comparisons, length, targets.MeanLoss(count), default);
    }

    private void CheckTraining(INetwork network, int count)
    {
        CheckGradient("ComputeGradient", count, _sample.ByTargets,
            gradient => network.ComputeGradient(_sample.Inputs(count), _sample.Targets(count), gradient.Span));
        if (network is IClassifierNetwork classifier)
        {
            CheckGradient("ComputeGradient by labels", count, _sample.ByLabels,
                gradient => classifier.ComputeGradient(_sample.Inputs(count), _sample.Labels(count), gradient.Span));
        }

        CheckBackward(network, count);
    }

    private void CheckBackward(INetwork network, int count)
    {
        int length = _network.ParameterCount, size = _network.InputSize;
        KernelComparison[] comparisons = AtEveryWidth("Backward", count, length + (count * size), found =>
            network.Backward(_sample.Inputs(count), _sample.OutputGradients(count), found.AsSpan(0, length), found.AsSpan(length)));
        CompareTensors(comparisons, count, 1, _sample.ProductDeltas);
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < size; i++)
            {
                Compare(
                    comparisons, length + (row * size) + i, _sample.ProductDeltas[row][0][i], new SelfCheckLocation(null, row, null, i));
            }
        }
    }

    /// <summary>
    /// Calls a method once for each width. Numbers that it does not write stay NaN, so that every comparison with them fails.
    /// </summary>
    private KernelComparison[] AtEveryWidth(string method, int rows, int length, Action<float[]> call) => Array.ConvertAll(_widths, width =>
    {
        KernelComparison? comparison = _comparisons.Find(known => known.Method == method && known.VectorWidth == width);
        if (comparison is null)
            _comparisons.Add(comparison = new KernelComparison(method, width));
        _widthSwitch.VectorWidth = width;
        float[] found = new float[length];
        Array.Fill(found, float.NaN);
        call(found);
        comparison.Begin(rows, found);
        return comparison;
    });

    private void CompareTensors(KernelComparison[] comparisons, int count, double scale, Rounded[][][] deltas)
    {
        foreach (ParameterTensor tensor in _sample.Reference.Tensors)
        {
            for (int place = 0; place < tensor.Length; place++)
            {
                Compare(comparisons, tensor.Offset + place, scale * tensor.Gradient(place, deltas, _sample.Rows, count),
                    tensor.Location(place));
            }
        }
    }

    private static void Compare(KernelComparison[] comparisons, int index, Rounded expected, SelfCheckLocation location)
    {
        foreach (KernelComparison comparison in comparisons)
            comparison.Compare(index, expected, location);
    }
}
