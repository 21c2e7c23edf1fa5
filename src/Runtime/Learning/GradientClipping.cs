using System;
using System.Globalization;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>How large the gradient of a step may be. The default value clips nothing.</summary>
public readonly record struct GradientClipping
{
    private GradientClipping(float maximum, bool isByNorm)
    {
        Maximum = maximum;
        IsByNorm = isByNorm;
    }

    /// <summary>The largest norm, or the largest absolute value; 0 where nothing is clipped.</summary>
    public float Maximum { get; }

    /// <summary>True if the norm is bounded rather than each value.</summary>
    public bool IsByNorm { get; }

    /// <summary>True if anything is clipped.</summary>
    public bool IsSet => Maximum > 0;

    /// <summary>
    /// g ← g·min(1, maximum/‖g‖₂), over the gradients of all layers that learn (Pascanu, Mikolov and Bengio 2013, "On the Difficulty of
    /// Training Recurrent Neural Networks", algorithm 1). PyTorch: <c>clip_grad_norm_</c>, which adds 10⁻⁶ to the norm.
    /// </summary>
    /// <param name="maximum">Finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public static GradientClipping ByNorm(float maximum) => new(Require.Positive(maximum, nameof(maximum)), isByNorm: true);

    /// <summary>g ← min(max(g, −maximum), maximum) for each parameter. PyTorch: <c>clip_grad_value_</c>.</summary>
    /// <param name="maximum">Finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public static GradientClipping ByValue(float maximum) => new(Require.Positive(maximum, nameof(maximum)), isByNorm: false);

    /// <summary>"norm at most 1", "values at most 0.5" or "none".</summary>
    public override string ToString() =>
        IsSet ? string.Create(CultureInfo.InvariantCulture, $"{(IsByNorm ? "norm" : "values")} at most {Maximum}") : "none";
}
