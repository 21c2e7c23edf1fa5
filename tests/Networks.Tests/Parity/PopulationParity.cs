using System;
using System.Collections.Concurrent;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

public abstract partial class KernelParity
{
    /// <summary>The parameters of the largest network that is tested. Sixteen agents of a larger one would take a gigabyte.</summary>
    private const int MostAgentParameters = 300_000;

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Each_agent_of_a_population_answers_with_parameters_of_its_own_and_the_same_bits_at_every_width(int chunk) => ForEachWidths(chunk, (subject, others) =>
    {
        if (subject.Spec.ParameterCount > MostAgentParameters)
            return;
        Agents agents = Agents.For(subject, count: 16 + chunk);
        Guarded outputs = new(agents.Count * subject.Spec.OutputSize);
        agents.Populate(subject.Network).Forward(agents.Inputs, outputs.Span);
        subject.True(outputs.IsIntact, agents.Count, "the call wrote outside the outputs of the agents");
        for (int agent = 0; agent < agents.Count; agent++)
        {
            int first = agent * subject.Spec.OutputSize;
            subject.OutputsEqual(agents.Expected[agent], outputs.ToDouble(first..(first + subject.Spec.OutputSize)), agents.Count, agent);
        }

        foreach (Subject other in others)
        {
            float[] found = new float[outputs.Length];
            agents.Populate(other.Network).Forward(agents.Inputs, found);
            other.True(Bits.Equal(outputs.Span, found), agents.Count, $"the outputs of the agents differ from those at {subject.Width} bits");
        }
    });

    /// <summary>Agents with a row for each. Their parameters are near those of a sample, but all different.</summary>
    private sealed class Agents
    {
        private static readonly ConcurrentDictionary<string, Lazy<Agents>> s_agents = new();

        private Agents(NetworkSpec spec, int count, Sample sample)
        {
            Pcg32 random = new((ulong)sample.Seed, stream: 2);
            Parameters = new float[count][];
            for (int agent = 0; agent < count; agent++)
            {
                Parameters[agent] = [.. sample.Parameters];
                foreach (ref float parameter in Parameters[agent].AsSpan())
                    parameter *= 0.5f + random.NextSingle();
            }

            Inputs = new float[count * spec.InputSize];
            foreach (ref float input in Inputs.AsSpan())
                input = (2 * random.NextSingle()) - 1;
            Expected = [.. Parameters.Select((parameters, agent) =>
                new SlowNetwork(spec, Sample.ToDouble(parameters)).Forward(Sample.ToDouble(Inputs[(agent * spec.InputSize)..((agent + 1) * spec.InputSize)])))];
        }

        /// <summary>Returns the agents of a network, computed once and compared with every kernel kind and vector width.</summary>
        public static Agents For(Subject subject, int count) =>
            s_agents.GetOrAdd(subject.Spec.Name, _ => new Lazy<Agents>(() => new Agents(subject.Spec, count, subject.Sample))).Value;

        public int Count => Parameters.Length;

        public float[][] Parameters { get; }

        public float[] Inputs { get; }

        /// <summary>The expected outputs of each agent.</summary>
        public double[][] Expected { get; }

        public Population Populate(INetwork network)
        {
            Population population = new(network, Count);
            for (int agent = 0; agent < Count; agent++)
                population.SetParameters(agent, Parameters[agent]);
            return population;
        }
    }
}
