using System;

namespace MlpGen;

/// <summary>From outputs to a class.</summary>
public static class Classification
{
    /// <summary>The index of the largest output, the lowest on a tie; with one output, 1 where it is ≥ ½, else 0.</summary>
    /// <param name="outputs">The outputs of one row, at least one.</param>
    public static int Of(ReadOnlySpan<float> outputs)
    {
        if (outputs.Length == 1)
            return outputs[0] >= 0.5f ? 1 : 0;
        int best = 0;
        for (int i = 1; i < outputs.Length; i++)
        {
            if (outputs[i] > outputs[best])
                best = i;
        }

        return best;
    }
}
