using System;
using System.Linq;
using MlpGen;

namespace ContinueTraining;

/// <summary>The policy of 3DBall, from standardized observations to the mean of each action.</summary>
[Mlp(Plate.Observations, 128, 128, Plate.Actions, Hidden = Activation.Swish, Output = Activation.Identity)]
internal sealed partial class BallPolicy
{
    /// <summary>Plays episodes, all plates side by side.</summary>
    /// <param name="transform">The transform of the observations.</param>
    /// <param name="speed">The speed at which plates tilt.</param>
    /// <param name="episodes">The number of episodes.</param>
    /// <param name="seed">The seed of the starting positions.</param>
    /// <returns>The mean number of steps until the ball falls.</returns>
    public double MeanSteps(NetworkTransform transform, float speed, int episodes, int seed)
    {
        Pcg32 random = new((ulong)seed);
        Plate[] plates = [.. Enumerable.Range(0, episodes).Select(_ => Plate.Begin(speed, random))];
        float[] observations = new float[episodes * InputSize], actions = new float[episodes * OutputSize];
        while (!Array.TrueForAll(plates, plate => plate.IsOver))
        {
            for (int i = 0; i < episodes; i++)
                plates[i].Observe(observations.AsSpan(i * InputSize, InputSize));
            this.Forward(transform, observations, actions);
            for (int i = 0; i < episodes; i++)
            {
                // The actions of ML-Agents are limited to ±3 and divided by 3.
                Span<float> action = actions.AsSpan(i * OutputSize, OutputSize);
                foreach (ref float value in action)
                    value = Math.Clamp(value, -3, 3) / 3;
                if (!plates[i].IsOver)
                    plates[i].Tilt(action);
            }
        }

        return plates.Average(plate => plate.Steps);
    }
}
