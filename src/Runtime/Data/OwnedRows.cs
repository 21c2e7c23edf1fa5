using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>Creates datasets that take ownership of their arrays, so that large files are not copied in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OwnedRows
{
    /// <summary>
    /// Creates a dataset from the arrays without a copy. The caller must not change them. See
    /// <see cref="Dataset.FromArrays(float[], int[], int)"/>.
    /// </summary>
    /// <param name="inputs">The inputs, rows × <paramref name="inputSize"/>.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="inputSize">The number of inputs of one row.</param>
    public static Dataset ToDataset(float[] inputs, int[] labels, int inputSize) => Dataset.Of(inputs, labels, inputSize);

    /// <summary>
    /// Creates a dataset from the arrays without a copy. The caller must not change them. See
    /// <see cref="Dataset.FromArrays(float[], float[], int)"/>.
    /// </summary>
    /// <param name="inputs">The inputs, rows × <paramref name="inputSize"/>.</param>
    /// <param name="targets">The targets, rows × the targets of one row.</param>
    /// <param name="inputSize">The number of inputs of one row.</param>
    public static Dataset ToDataset(float[] inputs, float[] targets, int inputSize) => Dataset.Of(inputs, targets, inputSize);
}
