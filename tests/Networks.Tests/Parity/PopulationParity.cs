using System;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

public abstract partial class KernelParity
{
    /// <summary>Sixteen agents of a larger network would take a gigabyte.</summary>
    private const int MostAgentParameters = 300_000;

    [Theory]
    [MemberData(nameof(WidthsAndChunks))]
    public void Each_agent_of_a_population_answers_with_parameters_of_its_own(int width, int chunk) => ForEach(chunk, width, subject =>
    {
        if (subject.Spec.ParameterCount > MostAgentParameters)
            return;
        Agents agents = new(subject.Spec, count: 16 + chunk, subject.Sample);
        Guarded outputs = new(agents.Count * subject.Spec.OutputSize);
        agents.Populate(subject.Network).Forward(agents.Inputs, outputs.Span);
        subject.True(outputs.IsIntact, agents.Count, "written beside the outputs of the agents");
        for (int agent = 0; agent < agents.Count; agent++)
        {
            int first = agent * subject.Spec.OutputSize;
            double[] expected = new SlowNetwork(subject.Spec, Sample.ToDouble(agents.Parameters[agent])).Forward(agents.Input(agent));
            subject.OutputsEqual(expected, outputs.ToDouble(first..(first + subject.Spec.OutputSize)), agents.Count, agent);
        }
    });

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Every_vector_width_gives_a_population_the_same_bits(int chunk) => ForEach(chunk, 0, subject =>
    {
        if (subject.Spec.ParameterCount > MostAgentParameters)
            return;
        Agents agents = new(subject.Spec, count: 16 + chunk, subject.Sample);
        float[] expected = new float[agents.Count * subject.Spec.OutputSize], found = new float[expected.Length];
        agents.Populate(subject.Network).Forward(agents.Inputs, expected);
        foreach (int width in new[] { 128, 256, 512 })
        {
            agents.Populate(new Subject(subject.Spec, _kernel, width, subject.Sample, subject.Expected).Network).Forward(agents.Inputs, found);
            subject.True(Bits.Equal(expected, found), agents.Count, $"at {width} bits the outputs of the agents differ from those of the machine's own width");
        }
    });

    /// <summary>Agents whose parameters are near those of a sample, but no two alike, with a row for each.</summary>
    private sealed class Agents
    {
        private readonly NetworkSpec _spec;

        public Agents(NetworkSpec spec, int count, Sample sample)
        {
            _spec = spec;
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
        }

        public int Count => Parameters.Length;

        public float[][] Parameters { get; }

        public float[] Inputs { get; }

        public double[] Input(int agent) => Sample.ToDouble(Inputs[(agent * _spec.InputSize)..((agent + 1) * _spec.InputSize)]);

        public Population Populate(INetwork network)
        {
            Population population = new(network, Count);
            for (int agent = 0; agent < Count; agent++)
                population.SetParameters(agent, Parameters[agent]);
            return population;
        }
    }
}
