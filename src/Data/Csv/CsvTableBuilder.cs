using System;
using System.Collections.Generic;
using System.IO;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Combines columns into rows.</summary>
internal static class CsvTableBuilder
{
    public static CsvContent Build(
        string source,
        CsvOptions options,
        string[]? header,
        CsvRole[] roles,
        CsvValues?[] columns,
        int rows,
        CsvColumns? known,
        List<long> skippedLines)
    {
        string[]?[] texts = new string[]?[roles.Length];
        int[]?[] codes = new int[]?[roles.Length];
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column] is CsvTexts found)
                (texts[column], codes[column]) = found.Sorted();
        }

        CsvColumns all = known ?? new CsvColumns(options, header, roles, texts);
        float[] inputs = Floats(source, rows, all.InputNames.Count);
        float[] targets = Floats(source, rows, all.TargetNames.Count);
        int[]? labels = null;
        int input = 0, target = 0;
        for (int column = 0; column < columns.Length; column++)
        {
            switch (roles[column])
            {
                case CsvRole.Input:
                    Place((CsvNumbers)columns[column]!, inputs, rows, input++);
                    break;
                case CsvRole.Target:
                    Place((CsvNumbers)columns[column]!, targets, rows, target++);
                    break;
                case CsvRole.Category:
                    for (int row = 0; row < rows; row++)
                        inputs[(row * (inputs.Length / rows)) + input + codes[column]![row]] = 1;
                    input += texts[column]!.Length;
                    break;
                case CsvRole.Label:
                    labels = [.. ((CsvLabels)columns[column]!).Values];
                    break;
                case CsvRole.NamedLabel:
                    labels = codes[column];
                    break;
            }
        }

        int inputSize = inputs.Length / rows;
        Dataset data = labels is null ? OwnedRows.ToDataset(inputs, targets, inputSize) : OwnedRows.ToDataset(inputs, labels, inputSize);
        return new CsvContent(options.NamedClasses ? data.WithClassNames(all.ClassNames) : data, all, skippedLines.AsReadOnly());
    }

    private static float[] Floats(string source, int rows, int columns)
    {
        if ((long)rows * columns > Array.MaxLength)
        {
            throw new InvalidDataException(
                $"{source} has {rows} rows of {columns} numbers, one for each category. An array holds at most {Array.MaxLength}. " +
                "Ignore columns with many categories.");
        }

        return new float[rows * columns];
    }

    private static void Place(CsvNumbers values, float[] destination, int rows, int column)
    {
        for (int row = 0; row < rows; row++)
            destination[(row * (destination.Length / rows)) + column] = values[row];
    }
}
