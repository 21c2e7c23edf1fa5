using System;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Text;

namespace MlpGen;

/// <summary>
/// A group of networks with one topology and separate parameters, which compute side by side. Each agent occupies one lane of a vector, so
/// each parameter is read from memory once. For the agents of a game, and for evolution.
/// </summary>
/// <remarks>
/// Outputs equal those of single networks except for rounding, because sums add their terms in another order. <see cref="Forward"/> and
/// <see cref="GetParameters"/> can run on any number of threads at once, as long as no thread changes the parameters. Only the network's
/// code is used. Later changes to its parameters do not affect the agents.
/// </remarks>
public sealed partial class Population
{
    private readonly ITrainable _network;
    private readonly PopulationLayout _layout;
    private readonly AlignedBuffer _parameters;

    /// <summary>Initializes agents that all have the parameters of a network.</summary>
    /// <param name="network">A generated network.</param>
    /// <param name="count">The number of agents. At least 1.</param>
    /// <exception cref="ArgumentException">The network was not generated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="count"/> is below 1, or the agents need more memory than one array can hold.
    /// </exception>
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
                $"{count:N0} agents of {_layout.ParameterCount:N0} parameters need {length:N0} floats. " +
                $"At most {Array.MaxLength - 64:N0} are allowed.");
        }

        Count = count;
        _parameters = new AlignedBuffer((int)length);
        float[] parameters = new float[_layout.ParameterCount];
        network.GetParameters(parameters);
        for (int agent = 0; agent < count; agent++)
            SetParameters(agent, parameters);
    }

    /// <summary>Gets the number of agents.</summary>
    public int Count { get; }

    /// <summary>Gets the number of weights and biases of each agent.</summary>
    public int ParameterCount => _layout.ParameterCount;

    /// <summary>Returns one line with the number of agents and the network.</summary>
    public override string ToString() => $"Population: {ShortText.Count(Count, "agent")} of {NetworkText.Line(_network)}";

    /// <summary>Computes the outputs of every agent for its own row. Allocates nothing after the first call on a thread.</summary>
    /// <param name="inputs">The inputs: <see cref="Count"/> × <see cref="INetwork.InputSize"/> values. Row i is for agent i.</param>
    /// <param name="outputs">
    /// Receives the outputs: <see cref="Count"/> × <see cref="INetwork.OutputSize"/> values. Must not overlap the inputs.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or the spans overlap.</exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Guard.Length(inputs.Length, Count, _network.InputSize, nameof(inputs));
        Guard.Length(outputs.Length, Count, _network.OutputSize, nameof(outputs));
        Guard.Apart(outputs, inputs, nameof(outputs), nameof(inputs));
        _network.ForwardPopulation(_parameters, inputs, outputs, Count);
    }

    /// <summary>Copies the parameters of an agent, in the order of <see cref="INetwork.GetParameters"/>.</summary>
    /// <param name="agent">The index of the agent, 0 … <see cref="Count"/> − 1.</param>
    /// <param name="destination">Receives <see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void GetParameters(int agent, Span<float> destination)
    {
        CheckAgent(agent, nameof(agent));
        Guard.Exactly(destination.Length, ParameterCount, nameof(destination));
        ReadOnlySpan<float> parameters = Lane(agent);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = parameters[_layout.Offset(i)];
    }

    /// <summary>Replaces the parameters of an agent, in the order of <see cref="INetwork.GetParameters"/>.</summary>
    /// <param name="agent">The index of the agent, 0 … <see cref="Count"/> − 1.</param>
    /// <param name="source">The parameters: <see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void SetParameters(int agent, ReadOnlySpan<float> source)
    {
        CheckAgent(agent, nameof(agent));
        Guard.Exactly(source.Length, ParameterCount, nameof(source));
        Span<float> parameters = Lane(agent);
        for (int i = 0; i < source.Length; i++)
            parameters[_layout.Offset(i)] = source[i];
    }

    /// <summary>
    /// Returns the parameters of an agent, at the offsets of <see cref="PopulationLayout.Offset"/>, with those of its neighbors between
    /// them.
    /// </summary>
    private Span<float> Lane(int agent) => _parameters.Span[_layout.Start(agent)..];

    private void CheckAgent(int agent, string parameter)
    {
        if ((uint)agent >= (uint)Count)
            throw new ArgumentOutOfRangeException(parameter, $"{parameter} must be between 0 and {Count - 1} (was {agent}).");
    }
}
