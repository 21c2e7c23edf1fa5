using System;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Many networks of one topology, each with parameters of its own, that answer side by side: one agent in each lane of a vector, so that each
/// parameter is read once and nothing waits. For agents of a game, and for evolution.
/// </summary>
/// <remarks>
/// Outputs equal those of the single networks but for rounding: sums add their terms in another order. Everything but <see cref="SetParameters"/> may run
/// on any number of threads at once, as long as none changes the parameters.
/// </remarks>
public sealed class Population
{
    private readonly NetworkDescription _network;
    private readonly PopulationLayout _layout;
    private readonly AlignedBuffer _parameters;
    private readonly int _scratchLength;
    private readonly ThreadLocal<AlignedBuffer> _scratch;
    private readonly int _outputSize;
    private readonly int _inputSize;

    /// <summary>Makes agents that all have the parameters of a network.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <param name="count">The number of agents, at least 1.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no agents, or more than memory can hold in one piece.</exception>
    public Population(INetwork network, int count)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _network = network is ITrainable trainable
            ? trainable.Description
            : throw new ArgumentException($"{network.GetType()} does not implement ITrainable. Pass a class that [Mlp] generated.", nameof(network));
        _layout = new PopulationLayout(_network);
        long length = ((long)count + PopulationLayout.Lanes - 1) / PopulationLayout.Lanes * _layout.GroupLength;
        if (length > Array.MaxLength - 64)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, string.Create(CultureInfo.InvariantCulture, $"{count:N0} agents of {_layout.ParameterCount:N0} parameters take {length:N0} floats; {Array.MaxLength - 64:N0} fit."));
        }

        Count = count;
        _parameters = new AlignedBuffer((int)length);
        _inputSize = network.InputSize;
        _outputSize = network.OutputSize;
        _scratchLength = 2 * PopulationLayout.Lanes * network.LayerSizes.ToArray().Max();
        _scratch = new ThreadLocal<AlignedBuffer>(() => new AlignedBuffer(_scratchLength));
        float[] parameters = new float[_layout.ParameterCount];
        network.GetParameters(parameters);
        for (int agent = 0; agent < count; agent++)
            SetParameters(agent, parameters);
    }

    /// <summary>The number of agents.</summary>
    public int Count { get; }

    /// <summary>The number of weights and biases of each agent.</summary>
    public int ParameterCount => _layout.ParameterCount;

    /// <summary>Every agent answers a row of its own. Allocates nothing after the first call of a thread.</summary>
    /// <param name="inputs"><see cref="Count"/> × <see cref="INetwork.InputSize"/>: row i is for agent i.</param>
    /// <param name="outputs"><see cref="Count"/> × <see cref="INetwork.OutputSize"/>, overwritten; apart from the inputs.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Guard.Length(inputs.Length, Count, _inputSize, nameof(inputs));
        Guard.Length(outputs.Length, Count, _outputSize, nameof(outputs));
        Guard.Apart(outputs, inputs, nameof(outputs), nameof(inputs));
        ref float scratch = ref _scratch.Value!.First;
        for (int first = 0; first < Count; first += PopulationLayout.Lanes)
        {
            int agents = int.Min(PopulationLayout.Lanes, Count - first);
            Forward(
                ref Unsafe.Add(ref _parameters.First, first / PopulationLayout.Lanes * _layout.GroupLength),
                ref MemoryMarshal.GetReference(inputs[(first * _inputSize)..]),
                ref MemoryMarshal.GetReference(outputs[(first * _outputSize)..]),
                agents,
                ref scratch);
        }
    }

    /// <summary>Copies the parameters of an agent, in the order of <see cref="INetwork.GetParameters"/>.</summary>
    /// <param name="agent">0 … <see cref="Count"/> − 1.</param>
    /// <param name="destination"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent.</exception>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void GetParameters(int agent, Span<float> destination)
    {
        CheckAgent(agent);
        Guard.Exactly(destination.Length, ParameterCount, nameof(destination));
        ReadOnlySpan<float> parameters = _parameters.Span;
        for (int i = 0; i < destination.Length; i++)
            destination[i] = parameters[_layout.Index(agent, i)];
    }

    /// <summary>Replaces the parameters of an agent, in the order of <see cref="INetwork.GetParameters"/>.</summary>
    /// <param name="agent">0 … <see cref="Count"/> − 1.</param>
    /// <param name="source"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent.</exception>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void SetParameters(int agent, ReadOnlySpan<float> source)
    {
        CheckAgent(agent);
        Guard.Exactly(source.Length, ParameterCount, nameof(source));
        Span<float> parameters = _parameters.Span;
        for (int i = 0; i < source.Length; i++)
            parameters[_layout.Index(agent, i)] = source[i];
    }

    private void Forward(ref float parameters, ref float inputs, ref float outputs, int agents, ref float scratch)
    {
        ref float from = ref scratch;
        ref float to = ref Unsafe.Add(ref scratch, _scratchLength / 2);
        PopulationKernel.ToLanes(ref inputs, agents, _inputSize, ref from);
        foreach (ref readonly LayerDescription layer in _network.Layers)
        {
            PopulationKernel.Dense(ref parameters, ref from, ref to, layer.Inputs, layer.Outputs);
            LaneActivation.Apply(layer.Activation, ref to, layer.Outputs * PopulationLayout.Lanes);
            parameters = ref Unsafe.Add(ref parameters, layer.ParameterCount * PopulationLayout.Lanes);
            ref float written = ref to;
            to = ref from;
            from = ref written;
        }

        PopulationKernel.FromLanes(ref from, agents, _outputSize, ref outputs);
        if (_network.Activations[^1] == Activation.Softmax)
            Softmax.Rows(ref outputs, _outputSize, _outputSize, agents);
    }

    private void CheckAgent(int agent)
    {
        if ((uint)agent >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(agent), agent, $"There is no agent {agent}; 0 to {Count - 1} fits.");
    }
}
