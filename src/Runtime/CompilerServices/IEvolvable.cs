using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>A generated network whose topology can run in a <see cref="Population"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface IEvolvable : IGeneratedNetwork
{
    /// <summary>
    /// Runs the forward pass of the agents of a population. Only the topology of the network is used. Its own parameters are not read.
    /// Arguments are not checked.
    /// </summary>
    /// <param name="parameters">The parameters of all agents, in the layout of <see cref="Population"/>.</param>
    /// <param name="inputs">The inputs, agents × inputs. Row i belongs to agent i.</param>
    /// <param name="outputs">The destination, agents × outputs. Overwritten. It must not overlap the inputs.</param>
    /// <param name="agents">The number of agents.</param>
    void ForwardPopulation(AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int agents);
}
