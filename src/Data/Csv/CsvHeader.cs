using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen;

/// <summary>
/// Determines if the first line is a header, which means that none of its expected numbers parse. Marks for missing values are ignored.
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
                $"{rows.Place()} may or may not be a header. Set HasHeader to true or false.");
        }

        // A damaged first row that was taken for a header would disappear silently.
        if (numbers > 0 && words > 0)
        {
            throw new InvalidDataException(
                $"{rows.Place(firstWord)} contains {CsvText.Quoted(rows.Text(firstWord))}, not a number, among {numbers} numbers. " +
                "If this line is a header, set hasHeader to true. If it is a row, correct the number.");
        }

        return numbers == 0;
    }
}
