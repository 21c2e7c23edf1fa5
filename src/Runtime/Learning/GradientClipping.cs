using System;
using System.Globalization;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>The limit on the gradient of a step. The default value clips nothing.</summary>
public readonly record struct GradientClipping
{
    private GradientClipping(float maximum, bool isByNorm)
    {
        Maximum = maximum;
        IsByNorm = isByNorm;
    }

    /// <summary>The largest allowed norm or absolute value. It is 0 if nothing is clipped.</summary>
    public float Maximum { get; }

    /// <summary>True if the limit applies to the norm instead of to each value.</summary>
    public bool IsByNorm { get; }

    /// <summary>True if gradients are clipped.</summary>
    public bool IsSet => Maximum > 0;

    /// <summary>
    /// Limits the norm: g ← g·min(1, maximum/‖g‖₂), over the gradients of all layers that learn (Pascanu, Mikolov and Bengio 2013, "On the
    /// Difficulty of Training Recurrent Neural Networks", algorithm 1). PyTorch: <c>clip_grad_norm_</c>, which adds 10⁻⁶ to the norm.
    /// </summary>
    /// <param name="maximum">The limit. Finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public static GradientClipping ByNorm(float maximum) => new(Require.Positive(maximum, nameof(maximum)), isByNorm: true);

    /// <summary>Limits each value: g ← min(max(g, −maximum), maximum). PyTorch: <c>clip_grad_value_</c>.</summary>
    /// <param name="maximum">The limit. Finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public static GradientClipping ByValue(float maximum) => new(Require.Positive(maximum, nameof(maximum)), isByNorm: false);

    /// <summary>Returns "norm at most 1", "values at most 0.5" or "none".</summary>
    public override string ToString() =>
        IsSet ? string.Create(CultureInfo.InvariantCulture, $"{(IsByNorm ? "norm" : "values")} at most {Maximum}") : "none";
}
