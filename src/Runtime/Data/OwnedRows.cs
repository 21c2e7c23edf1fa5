using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>Datasets of arrays that were made for them: large files need no second copy.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OwnedRows
{
    /// <summary>
    /// A dataset of these very arrays, which nobody may change any more; see <see cref="Dataset.FromArrays(float[], int[], int)"/>.
    /// </summary>
    /// <param name="inputs">rows × <paramref name="inputSize"/>.</param>
    /// <param name="labels">One class a row.</param>
    /// <param name="inputSize">The number of inputs of one row.</param>
    public static Dataset ToDataset(float[] inputs, int[] labels, int inputSize) => Dataset.Of(inputs, labels, inputSize);

    /// <summary>
    /// A dataset of these very arrays, which nobody may change any more; see <see cref="Dataset.FromArrays(float[], float[], int)"/>.
    /// </summary>
    /// <param name="inputs">rows × <paramref name="inputSize"/>.</param>
    /// <param name="targets">rows × the targets of one row.</param>
    /// <param name="inputSize">The number of inputs of one row.</param>
    public static Dataset ToDataset(float[] inputs, float[] targets, int inputSize) => Dataset.Of(inputs, targets, inputSize);
}
