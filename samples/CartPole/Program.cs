using System;
using System.Diagnostics;
using System.Linq;
using CartPole;

// Balances a pole on a cart, once by deep Q-learning and once by evolution, from three seeds each. The test is 100 episodes that neither has seen.
const int Episodes = 100;
const double Demanded = 475;
int[] seeds = [1, 2, 3];

Console.WriteLine("Deep Q-learning, 4-64-64-2");
double[] learned = [.. seeds.Select(seed =>
{
    long start = Stopwatch.GetTimestamp();
    (ValueNetwork network, int steps) = new DeepQLearning(seed).Learn();
    return Report(seed, Balance.MeanSteps(network.Classify, Episodes, seed: 77 + seed), $"{steps:N0} steps of the cart", start);
})];

Console.WriteLine($"Neuro-evolution, 4-8-2, {NeuroEvolution.Agents} agents side by side");
int fewestGenerations = int.MaxValue;
double[] bred = [.. seeds.Select(seed =>
{
    long start = Stopwatch.GetTimestamp();
    (Brain brain, int generations, int steps) = new NeuroEvolution(seed).Breed();
    fewestGenerations = Math.Min(fewestGenerations, generations);
    return Report(seed, Balance.MeanSteps(brain.Classify, Episodes, seed: 77 + seed), $"{generations} generations, {steps:N0} steps of all carts", start);
})];

double worst = Math.Min(learned.Min(), bred.Min());
Console.WriteLine($"The worst of six agents balanced the pole for {worst:F1} of {Cart.LongestEpisode} steps on average (at least {Demanded} required).");
if (fewestGenerations == 1)
    Console.WriteLine("The first generation already balanced the pole, so nothing was evolved.");
return worst >= Demanded && fewestGenerations > 1 ? 0 : 1;

static double Report(int seed, double meanSteps, string effort, long start)
{
    Console.WriteLine($"  seed {seed}: {meanSteps:F1} of {Cart.LongestEpisode} steps over {Episodes} episodes, after {effort} and {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
    return meanSteps;
}
