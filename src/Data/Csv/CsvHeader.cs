using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen;

/// <summary>
/// Finds out whether a first line is a header: one in which no field that should be a number is one. What stands for a missing value tells
/// nothing.
/// </summary>
internal static class CsvHeader
{
    public static bool IsHeader(CsvRows rows, CsvRole[] roles, IReadOnlyList<string> missing)
    {
        int numbers = 0, words = 0, firstWord = -1;
        for (int column = 0; column < roles.Length; column++)
        {
            if (roles[column] is not (CsvRole.Input or CsvRole.Label or CsvRole.Target))
                continue;
            string field = rows.Text(column);
            if (CsvNumber.IsWritten(field))
                numbers++;
            else if (!missing.Contains(field) && !CsvNumber.IsMissingMark(field) && words++ == 0)
                firstWord = column;
        }

        if (numbers + words == 0)
        {
            throw new InvalidDataException(
                $"{rows.Place()} has no field from which one could tell whether it is a header. Say HasHeader: true or false.");
        }

        // A damaged first row taken for a header would vanish without a word.
        if (numbers > 0 && words > 0)
        {
            throw new InvalidDataException(
                $"{rows.Place(firstWord)} holds {CsvText.Quoted(rows.Text(firstWord))}, which is no number, among {numbers} numbers. " +
                "If this line is a header, say hasHeader: true; if it is a row, numbers fit.");
        }

        return numbers == 0;
    }
}
