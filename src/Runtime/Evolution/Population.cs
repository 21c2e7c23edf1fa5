using System;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Text;

namespace MlpGen;

/// <summary>
/// Many networks of one topology, each with parameters of its own, that answer side by side: one agent in each lane of a vector, so that
/// each parameter is read from memory once and nothing waits. For agents of a game, and for evolution.
/// </summary>
/// <remarks>
/// Outputs equal those of the single networks but for rounding: sums add their terms in another order. <see cref="Forward"/> and
/// <see cref="GetParameters"/> may run on any number of threads at once, as long as none changes the parameters. The network lends its code
/// alone: what becomes of its parameters later is nothing to the agents.
/// </remarks>
public sealed partial class Population
{
    private readonly ITrainable _network;
    private readonly PopulationLayout _layout;
    private readonly AlignedBuffer _parameters;

    /// <summary>Makes agents that all have the parameters of a network.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <param name="count">The number of agents, at least 1.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no agents, or more than memory can hold in one piece.</exception>
    public Population(INetwork network, int count)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), $"count must be at least 1 (was {count}).");
        _network = GeneratedNetwork.Require<ITrainable>(network);
        _layout = new PopulationLayout(_network.Description);
        long length = ((long)count + PopulationPanels.Lanes - 1) / PopulationPanels.Lanes * _layout.GroupLength;
        if (length > Array.MaxLength - 64)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                $"{count:N0} agents of {_layout.ParameterCount:N0} parameters take {length:N0} floats; {Array.MaxLength - 64:N0} fit.");
        }

        Count = count;
        _parameters = new AlignedBuffer((int)length);
        float[] parameters = new float[_layout.ParameterCount];
        network.GetParameters(parameters);
        for (int agent = 0; agent < count; agent++)
            SetParameters(agent, parameters);
    }

    /// <summary>The number of agents.</summary>
    public int Count { get; }

    /// <summary>The number of weights and biases of each agent.</summary>
    public int ParameterCount => _layout.ParameterCount;

    /// <summary>One line: the number of agents and the network.</summary>
    public override string ToString() => $"Population: {ShortText.Count(Count, "agent")} of {NetworkText.Line(_network)}";

    /// <summary>Every agent answers a row of its own. Allocates nothing after the first call of a thread.</summary>
    /// <param name="inputs"><see cref="Count"/> × <see cref="INetwork.InputSize"/>: row i is for agent i.</param>
    /// <param name="outputs"><see cref="Count"/> × <see cref="INetwork.OutputSize"/>, overwritten; apart from the inputs.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Guard.Length(inputs.Length, Count, _network.InputSize, nameof(inputs));
        Guard.Length(outputs.Length, Count, _network.OutputSize, nameof(outputs));
        Guard.Apart(outputs, inputs, nameof(outputs), nameof(inputs));
        _network.ForwardPopulation(_parameters, inputs, outputs, Count);
    }

    /// <summary>Copies the parameters of an agent, in the order of <see cref="INetwork.GetParameters"/>.</summary>
    /// <param name="agent">0 … <see cref="Count"/> − 1.</param>
    /// <param name="destination"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent.</exception>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void GetParameters(int agent, Span<float> destination)
    {
        CheckAgent(agent, nameof(agent));
        Guard.Exactly(destination.Length, ParameterCount, nameof(destination));
        ReadOnlySpan<float> parameters = Lane(agent);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = parameters[_layout.Offset(i)];
    }

    /// <summary>Replaces the parameters of an agent, in the order of <see cref="INetwork.GetParameters"/>.</summary>
    /// <param name="agent">0 … <see cref="Count"/> − 1.</param>
    /// <param name="source"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent.</exception>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void SetParameters(int agent, ReadOnlySpan<float> source)
    {
        CheckAgent(agent, nameof(agent));
        Guard.Exactly(source.Length, ParameterCount, nameof(source));
        Span<float> parameters = Lane(agent);
        for (int i = 0; i < source.Length; i++)
            parameters[_layout.Offset(i)] = source[i];
    }

    /// <summary>
    /// The parameters of an agent, where <see cref="PopulationLayout.Offset"/> says, and those of its neighbours between them.
    /// </summary>
    private Span<float> Lane(int agent) => _parameters.Span[_layout.Start(agent)..];

    private void CheckAgent(int agent, string parameter)
    {
        if ((uint)agent >= (uint)Count)
            throw new ArgumentOutOfRangeException(parameter, $"There is no agent {agent}; 0 to {Count - 1} fits.");
    }
}
