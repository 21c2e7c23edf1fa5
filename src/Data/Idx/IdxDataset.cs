using System;
using System.IO;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Reads datasets from pairs of IDX files, as MNIST and its relatives come: one of inputs, one of labels.</summary>
/// <remarks>Numbers stay as they are: <c>Scale(1/255f)</c> brings bytes to 0 … 1.</remarks>
public static class IdxDataset
{
    /// <summary>Reads rows with labels.</summary>
    /// <param name="inputsPath">
    /// The file of inputs, packed with gzip or not. Its first size is the number of rows; the product of the others is that of inputs.
    /// </param>
    /// <param name="labelsPath">The file of classes: one size, whole numbers of at least 0.</param>
    /// <param name="options">How large each may be; the defaults of <see cref="IdxOptions"/> where left out.</param>
    /// <exception cref="InvalidDataException">
    /// A file is damaged or too large, they do not fit each other, or hold what is not finite or no label.
    /// </exception>
    public static Dataset Load(string inputsPath, string labelsPath, IdxOptions? options = null) =>
        Combine(IdxTensor.Load(inputsPath, options), inputsPath, IdxTensor.Load(labelsPath, options), labelsPath);

    /// <summary>Reads rows with labels from streams, each to its end. They stay open.</summary>
    /// <param name="inputs">As in a file, packed with gzip or not.</param>
    /// <param name="labels">Likewise.</param>
    /// <param name="options">How large each may be; the defaults of <see cref="IdxOptions"/> where left out.</param>
    /// <exception cref="InvalidDataException">
    /// The data is damaged or too large, does not fit together, or holds what is not finite or no label.
    /// </exception>
    public static Dataset Load(Stream inputs, Stream labels, IdxOptions? options = null) =>
        Combine(IdxTensor.Load(inputs, options), "The IDX data of inputs", IdxTensor.Load(labels, options), "The IDX data of labels");

    private static Dataset Combine(IdxTensor inputs, string inputsSource, IdxTensor labels, string labelsSource)
    {
        int rows = inputs.Sizes[0];
        if (labels.Sizes.Length != 1)
        {
            throw new InvalidDataException(
                $"{labelsSource} has {labels.Sizes.Length} sizes; one fits, the number of labels. Were the files swapped?");
        }

        if (labels.Sizes[0] != rows)
            throw new InvalidDataException($"{labelsSource} has {labels.Sizes[0]} labels; {rows} fit, the rows of {inputsSource}.");
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            float label = labels.Values[row];
            if (!LittleEndianRow.IsLabel(label))
            {
                throw new InvalidDataException(
                    FormattableString.Invariant($"{labelsSource} holds {label} for row {row}; a label is a whole number of at least 0."));
            }

            classes[row] = (int)label;
        }

        int size = inputs.Values.Length / rows;
        for (int i = 0; i < inputs.Values.Length; i++)
        {
            if (!float.IsFinite(inputs.Values[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{inputsSource} holds {inputs.Values[i]} in row {i / size}, input {i % size}; a finite number fits."));
            }
        }

        // No other reference to the array is left.
        return OwnedRows.ToDataset(inputs.Array, classes, size);
    }
}
