using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// The rule of Rprop. The step size s grows by η₊ if the gradient has the same sign as before. If the sign has changed, s shrinks by η₋ and
/// g ← 0. Then w ← w − sign(g)·s, and g is kept for the next step.
/// </summary>
internal readonly unsafe partial struct RpropRule : IUpdateRule<RpropRule>
{
    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The gradient of the previous step.</summary>
    public required float* Previous { get; init; }

    /// <summary>The step size s. It is 0 until the parameter has had a gradient.</summary>
    public required float* StepSize { get; init; }

    /// <summary>The initial step size.</summary>
    public required float FirstStepSize { get; init; }

    /// <summary>The shrinking factor η₋ of the step size.</summary>
    public required float EtaMinus { get; init; }

    /// <summary>The growth factor η₊ of the step size.</summary>
    public required float EtaPlus { get; init; }

    /// <summary>The smallest s. It is a normal number, because 0 means that there was no gradient yet.</summary>
    public required float MinStep { get; init; }

    /// <summary>The largest s.</summary>
    public required float MaxStep { get; init; }

    /// <summary>The part of s by which w changes.</summary>
    public required float Rate { get; init; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        ref float previous = ref Previous[index];
        ref float size = ref StepSize[index];
        bool untouched = size == 0 && gradient == 0;
        float agreement = (float)(gradient * previous);
        float factor = agreement > 0 ? EtaPlus : agreement < 0 ? EtaMinus : 1;
        float s = float.Min(float.Max((float)((size == 0 ? FirstStepSize : size) * factor), MinStep), MaxStep);
        float g = agreement < 0 ? 0 : gradient;
        size = untouched ? 0 : s;
        previous = Subnormal.Flush(g);
        weight = (float)(weight - (float)(Rate * (float)(s * Sign.Evaluate(g))));
    }

    /// <inheritdoc/>
    public float SafeParameter => (float)(Rate * MaxStep) <= SafeRange.Change ? float.PositiveInfinity : SafeRange.None;

    /// <inheritdoc/>
    /// <remarks>The step sizes adapt as usual. The factor scales only the change of the parameters.</remarks>
    public RpropRule Adjust(float rateFactor, bool decays) => this with { Rate = (float)(Rate * rateFactor) };
}
