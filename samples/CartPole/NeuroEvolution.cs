using System;
using System.Linq;
using MlpGen;

namespace CartPole;

/// <summary>A genetic algorithm over the parameters of a population of small networks. Crossover and mutation of the best agents produce the next generation.</summary>
internal sealed class NeuroEvolution(int seed)
{
    public const int Agents = 32;
    private const int Parents = 4;
    private const int Trials = 8;
    private const int MostSteps = 500_000;
    private const float Deviation = 0.3f;

    // So close to 0 that only the biases matter. The first generation pushes to one side until the pole falls, so balancing must evolve.
    private const float FirstDeviation = 0.01f;

    private readonly Brain _brain = new(seed);
    private readonly Population _population = new(new Brain(seed), Agents);
    private readonly float[] _observations = new float[Agents * Cart.Observations];
    private readonly float[] _preferences = new float[Agents * Cart.Actions];
    private readonly Cart[] _carts = new Cart[Agents];
    private readonly int[] _steps = new int[Agents];
    private readonly Pcg32 _random = new((ulong)seed);
    private int _allSteps;

    /// <summary>Evolves until an agent balances the pole in every trial and in a test of 20 episodes, or until the steps are used up.</summary>
    /// <returns>The best network, the number of generations, and the steps of all carts.</returns>
    public (Brain Brain, int Generations, int Steps) Breed()
    {
        for (int agent = 0; agent < Agents; agent++)
        {
            _population.SetParameters(agent, new float[Brain.ParameterCount]);
            _population.Mutate(agent, FirstDeviation, _random);
        }

        for (int generation = 1; ; generation++)
        {
            Try();
            int[] best = [.. Enumerable.Range(0, Agents).OrderByDescending(agent => _steps[agent]).Take(Parents)];
            Take(best[0]);
            bool stands = _steps[best[0]] == Trials * Cart.LongestEpisode && Balance.MeanSteps(_brain.Classify, episodes: 20, seed: 1_000 + generation) == Cart.LongestEpisode;
            if (stands || _allSteps >= MostSteps)
                return (_brain, generation, _allSteps);
            Replace(best);
        }
    }

    // All carts run at once, one for each agent. Carts whose episode is over wait for the others.
    private void Try()
    {
        Array.Clear(_steps);
        for (int trial = 0; trial < Trials; trial++)
        {
            Cart start = Cart.BeginAnywhere(_random);
            Array.Fill(_carts, start);
            while (Push())
            {
            }

            for (int agent = 0; agent < Agents; agent++)
                _steps[agent] += _carts[agent].Steps;
        }

        _allSteps += _steps.Sum();
    }

    private bool Push()
    {
        for (int agent = 0; agent < Agents; agent++)
            _carts[agent].Observe(_observations.AsSpan(agent * Cart.Observations));
        _population.Forward(_observations, _preferences);
        bool any = false;
        for (int agent = 0; agent < Agents; agent++)
        {
            ref Cart cart = ref _carts[agent];
            if (cart.IsOver)
                continue;
            cart.Push(_preferences[2 * agent] >= _preferences[(2 * agent) + 1] ? 0 : 1);
            any = true;
        }

        return any;
    }

    private void Replace(int[] best)
    {
        foreach (int agent in Enumerable.Range(0, Agents).Except(best))
        {
            _population.Crossover(agent, best[_random.NextInt32(Parents)], best[_random.NextInt32(Parents)], _random);
            _population.Mutate(agent, Deviation, _random, rate: 0.25f);
        }
    }

    // Copies the parameters of one agent into a network.
    private void Take(int agent)
    {
        float[] parameters = new float[Brain.ParameterCount];
        _population.GetParameters(agent, parameters);
        _brain.SetParameters(parameters);
    }
}
