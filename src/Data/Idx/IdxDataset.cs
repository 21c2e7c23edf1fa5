using System;
using System.IO;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>
/// Reads datasets from pairs of IDX files, the format of MNIST and related datasets: one file of inputs and one of labels.
/// </summary>
/// <remarks>The numbers are not scaled. <c>Scale(1/255f)</c> maps bytes to the range from 0 to 1.</remarks>
public static class IdxDataset
{
    /// <summary>Reads rows with labels.</summary>
    /// <param name="inputsPath">
    /// The path of the file of inputs, which can be compressed with gzip. The size of its first dimension is the number of rows. The
    /// product of the other sizes is the number of inputs.
    /// </param>
    /// <param name="labelsPath">
    /// The path of the file of labels. The file has one dimension and contains class indices, which are whole numbers of at least 0.
    /// </param>
    /// <param name="options">The size limit of each file. Default: null, which uses the defaults of <see cref="IdxOptions"/>.</param>
    /// <exception cref="InvalidDataException">
    /// A file is damaged or too large, the files do not belong together, a number is not finite, or a label is invalid.
    /// </exception>
    public static Dataset Load(string inputsPath, string labelsPath, IdxOptions? options = null) =>
        Combine(IdxTensor.Load(inputsPath, options), inputsPath, IdxTensor.Load(labelsPath, options), labelsPath);

    /// <summary>Reads rows with labels from streams. Each stream is read to its end and stays open.</summary>
    /// <param name="inputs">The stream of inputs, which can be compressed with gzip. See the overload for files.</param>
    /// <param name="labels">The stream of labels, which can be compressed with gzip. See the overload for files.</param>
    /// <param name="options">The size limit of each stream. Default: null, which uses the defaults of <see cref="IdxOptions"/>.</param>
    /// <exception cref="InvalidDataException">
    /// The data is damaged or too large, the streams do not belong together, a number is not finite, or a label is invalid.
    /// </exception>
    public static Dataset Load(Stream inputs, Stream labels, IdxOptions? options = null) =>
        Combine(IdxTensor.Load(inputs, options), "The IDX data of inputs", IdxTensor.Load(labels, options), "The IDX data of labels");

    private static Dataset Combine(IdxTensor inputs, string inputsSource, IdxTensor labels, string labelsSource)
    {
        int rows = inputs.Shape[0];
        if (labels.Shape.Length != 1)
        {
            throw new InvalidDataException(
                $"{labelsSource} must have one dimension, the number of labels (had {labels.Shape.Length}). Were the files swapped?");
        }

        if (labels.Shape[0] != rows)
            throw new InvalidDataException(
                $"{labelsSource} must have as many labels as {inputsSource} has rows, {rows} (had {labels.Shape[0]}).");
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            float label = labels.Values[row];
            if (!LittleEndianRow.IsLabel(label))
            {
                throw new InvalidDataException(
                    FormattableString.Invariant($"{labelsSource}: labels must be whole numbers of at least 0 (row {row} had {label})."));
            }

            classes[row] = (int)label;
        }

        int size = inputs.Values.Length / rows;
        for (int i = 0; i < inputs.Values.Length; i++)
        {
            if (!float.IsFinite(inputs.Values[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{inputsSource}: numbers must be finite (row {i / size}, input {i % size} was {inputs.Values[i]})."));
            }
        }

        // There is no other reference to the array.
        return OwnedRows.ToDataset(inputs.Array, classes, size);
    }
}
