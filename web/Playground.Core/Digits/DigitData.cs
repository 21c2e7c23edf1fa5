using System.IO;
using MlpGen;

namespace Playground.Digits;

/// <summary>Reads the digits of the sample: 1,797 pictures of 8 × 8 pixels.</summary>
internal static class DigitData
{
    private const int TrainCount = 1437, Pixels = 64;

    /// <summary>Returns the sample's training and test rows. The pixels are between 0 and 1.</summary>
    public static (Dataset Train, Dataset Test) Read()
    {
        using Stream stream = typeof(DigitData).Assembly.GetManifestResourceStream("digits.csv")!;
        using StreamReader reader = new(stream);
        string[] lines = reader.ReadToEnd().Split('\n', System.StringSplitOptions.RemoveEmptyEntries);
        float[] inputs = new float[lines.Length * Pixels];
        int[] labels = new int[lines.Length];
        for (int row = 0; row < lines.Length; row++)
        {
            int column = 0, value = 0;
            foreach (char character in lines[row])
            {
                if (char.IsAsciiDigit(character))
                    value = (10 * value) + (character - '0');
                else if (character == ',')
                    (inputs[(row * Pixels) + column++], value) = (value / 16f, 0);
            }

            labels[row] = value;
        }

        return Dataset.FromArrays(inputs, labels, inputSize: Pixels).SplitAt(TrainCount);
    }
}
