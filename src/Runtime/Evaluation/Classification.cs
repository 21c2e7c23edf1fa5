using System;

namespace MlpGen;

/// <summary>Converts outputs to a class.</summary>
public static class Classification
{
    /// <summary>
    /// Returns the index of the largest output, the lowest index on a tie. With one output, returns 1 if it is at least ½, otherwise 0.
    /// </summary>
    /// <param name="outputs">The outputs of one row. At least one.</param>
    public static int ClassOf(ReadOnlySpan<float> outputs)
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
