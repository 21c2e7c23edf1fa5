using System;
using MlpGen;

namespace CartPole;

/// <summary>Measures how long a policy keeps the pole upright.</summary>
internal static class Balance
{
    public delegate int Policy(ReadOnlySpan<float> observation);

    /// <summary>Returns the mean number of steps over episodes with random initial states.</summary>
    public static double MeanSteps(Policy policy, int episodes, int seed)
    {
        Pcg32 random = new((ulong)seed);
        Span<float> observation = stackalloc float[Cart.Observations];
        long steps = 0;
        for (int episode = 0; episode < episodes; episode++)
        {
            Cart cart = Cart.Begin(random);
            while (!cart.IsOver)
            {
                cart.Observe(observation);
                cart.Push(policy(observation));
            }

            steps += cart.Steps;
        }

        return steps / (double)episodes;
    }
}
