using System;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// A genetic algorithm over the parameters of a population. The best agents survive, and their mutated children replace all others.
/// </summary>
internal sealed class Breeder
{
    private const int Parents = 8;

    // Each child has its own deviation up to this: some look close to their parents, and some far away.
    private const float LargestDeviation = 0.4f, Rate = 0.2f;

    // Hidden units do not correspond between networks, so a child takes most parameters from one parent.
    private const float FromOther = 0.25f;

    private readonly Population _population;
    private readonly Pcg32 _random;
    private readonly int[] _order;
    private readonly float[] _keys;

    /// <summary>Gives each agent of a population its own random parameters.</summary>
    public Breeder(Population population, int seed)
    {
        _population = population;
        _random = new Pcg32((ulong)seed, stream: 2);
        _order = new int[population.Count];
        _keys = new float[population.Count];
        DriverNetwork network = new(seed);
        float[] parameters = new float[DriverNetwork.ParameterCount];
        for (int agent = 0; agent < population.Count; agent++)
        {
            network.Initialize(_random.NextInt32(int.MaxValue));
            network.GetParameters(parameters);
            population.SetParameters(agent, parameters);
        }
    }

    /// <summary>Gets the best agent of the generation before. It is still there.</summary>
    public int Best => _order[0];

    /// <summary>Replaces all but the best agents by children of the best.</summary>
    public void Breed(ReadOnlySpan<float> fitness)
    {
        for (int i = 0; i < fitness.Length; i++)
            (_order[i], _keys[i]) = (i, -fitness[i]);
        // Equal agents must keep their order on every machine, which Array.Sort does not promise.
        Array.Sort(_order, (a, b) => _keys[a] != _keys[b] ? _keys[a].CompareTo(_keys[b]) : a.CompareTo(b));
        for (int i = Parents; i < _order.Length; i++)
        {
            int child = _order[i];
            _population.Crossover(child, Parent(), Parent(), _random, FromOther);
            _population.Mutate(child, LargestDeviation * _random.NextSingle(), _random, Rate);
        }
    }

    // Of two random parents, the better one.
    private int Parent() => _order[Math.Min(_random.NextInt32(Parents), _random.NextInt32(Parents))];
}
