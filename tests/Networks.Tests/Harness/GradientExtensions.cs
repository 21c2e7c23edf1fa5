using System;
using MlpGen.CompilerServices;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>The gradient of a network's own loss, as trainers compute it.</summary>
internal static class GradientExtensions
{
    /// <summary>Adds scale × Σ ∂E/∂w over the rows to a gradient.</summary>
    /// <returns>The unscaled sum of the rows' losses.</returns>
    public static double AddGradient(
        this IGradientSource<float> network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, AlignedBuffer gradient, AlignedBuffer workspace)
    {
        GradientSum sum = new(gradient, 0);
        return network.CreateGradientPass<GradientSum>()(inputs, targets, scale, workspace, ref sum);
    }
}
