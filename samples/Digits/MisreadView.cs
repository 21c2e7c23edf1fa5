using System;
using System.Collections.Generic;
using System.Text;
using MlpGen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Digits;

/// <summary>Draws misclassified digits with the predicted class, its probability, and the actual class.</summary>
internal static class MisreadView
{
    private const int Side = 8;

    /// <summary>The width of a panel: two characters for each pixel, the frame, and a space to the next panel.</summary>
    private const int PanelWidth = (2 * Side) + 2 + 1;

    /// <summary>Shades from white to black, readable without color.</summary>
    private const string Shades = " ░▒▓█";

    public static void Print(DigitNetwork net, Dataset test)
    {
        int fitting = int.Clamp(AnsiConsole.Profile.Width / PanelWidth, 1, 6);
        float[] outputs = new float[DigitNetwork.OutputSize];
        HashSet<(int Said, int Actual)> mistakes = [];
        List<IRenderable> pictures = [];
        for (int row = 0; row < test.Count && pictures.Count < fitting; row++)
        {
            net.Forward(test.InputsOf(row), outputs);
            int said = Classification.ClassOf(outputs);
            int actual = test.Labels[row];
            if (said != actual && mistakes.Add((said, actual)))
                pictures.Add(Panel(test.InputsOf(row), $"says {said} at {outputs[said]:P0}\nit is {actual}"));
        }

        AnsiConsole.WriteLine("Misclassified digits, one for each kind of mistake:");
        AnsiConsole.Write(new Columns(pictures) { Expand = false });
    }

    private static Panel Panel(ReadOnlySpan<float> pixels, string caption) => new(new Rows(new Text(Picture(pixels)), new Text(caption)))
    {
        Border = BoxBorder.Rounded,
        BorderStyle = "grey",
        Padding = new Padding(0),
    };

    // A character is about twice as high as it is wide, so each pixel takes two.
    private static string Picture(ReadOnlySpan<float> pixels)
    {
        StringBuilder text = new();
        for (int i = 0; i < pixels.Length; i++)
        {
            if (i > 0 && i % Side == 0)
                text.Append('\n');
            text.Append(Shades[(int)MathF.Round(pixels[i] * (Shades.Length - 1))], 2);
        }

        return text.ToString();
    }
}
