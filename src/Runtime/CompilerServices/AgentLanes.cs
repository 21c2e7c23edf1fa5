using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Layout;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <summary>
/// Converts between rows and units of sixteen agents. A row contains the values of one agent, as the caller passes them. A unit is one
/// cache line with one value for each agent. Vectors of four floats can extend past the end of a row, so rows are first copied to a buffer
/// with spare room at its end.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class AgentLanes
{
    private const int Agents = PopulationPanels.Lanes;

    /// <summary>Converts rows to units: x[agent][i] to x[i][agent]. Lanes without an agent become zero.</summary>
    /// <param name="rows">The rows of the agents, agents × size.</param>
    /// <param name="size">The number of floats in a row.</param>
    /// <param name="agents">The number of agents, from 1 to 16.</param>
    /// <param name="units">The destination, size × 16. Overwritten.</param>
    /// <param name="copy">A scratch buffer of 16 × (size + 1) floats.</param>
    public static void Gather(ref float rows, int size, int agents, ref float units, ref float copy)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            GatherVectors(ref rows, size, agents, ref units, ref copy);
            return;
        }
#endif
        GatherPlainly(ref rows, size, agents, ref units);
    }

    /// <summary>Converts units to rows: y[i][agent] to y[agent][i].</summary>
    /// <param name="units">The units, size × 16.</param>
    /// <param name="size">The number of floats in a row.</param>
    /// <param name="agents">The number of agents, from 1 to 16.</param>
    /// <param name="rows">The destination, agents × size. Overwritten.</param>
    /// <param name="copy">A scratch buffer of 16 × (size + 1) floats.</param>
    public static void Scatter(ref float units, int size, int agents, ref float rows, ref float copy)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            ScatterVectors(ref units, size, agents, ref rows, ref copy);
            return;
        }
#endif
        ScatterPlainly(ref units, size, agents, ref rows);
    }

    /// <summary>Converts rows to units one float at a time.</summary>
    internal static void GatherPlainly(ref float rows, int size, int agents, ref float units)
    {
        for (int i = 0; i < size; i++)
        {
            for (int agent = 0; agent < Agents; agent++)
                Unsafe.Add(ref units, (i * Agents) + agent) = agent < agents ? Unsafe.Add(ref rows, (agent * size) + i) : 0;
        }
    }

    /// <summary>Converts units to rows one float at a time.</summary>
    internal static void ScatterPlainly(ref float units, int size, int agents, ref float rows)
    {
        for (int agent = 0; agent < agents; agent++)
        {
            for (int i = 0; i < size; i++)
                Unsafe.Add(ref rows, (agent * size) + i) = Unsafe.Add(ref units, (i * Agents) + agent);
        }
    }
}
