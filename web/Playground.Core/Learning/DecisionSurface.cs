using System;
using System.Diagnostics;
using MlpGen;

namespace Playground.Learning;

/// <summary>
/// The outputs of a network over the plane as pixels, and the activations of each hidden unit as thumbnails. A frame redraws as many lines
/// as its budget allows, and the next one goes on from there.
/// </summary>
public sealed class DecisionSurface
{
    /// <summary>The surface covers −Range to Range on both axes.</summary>
    public const float Range = 3.2f;

    public const int Side = 48;
    public const int UnitSide = 16;

    private readonly INetwork _network;
    private readonly float[] _inputs = new float[2 * Side], _outputs = new float[Side], _activations;
    private int _line;

    public DecisionSurface(INetwork network)
    {
        _network = network;
        int units = 0;
        foreach (int size in network.LayerSizes)
            units += size;
        _activations = new float[units];
        HiddenUnits = units - network.InputSize - network.OutputSize;
        Pixels = new int[(Side * Side) + (HiddenUnits * UnitSide * UnitSide)];
    }

    public int HiddenUnits { get; }

    /// <summary>The surface, then the thumbnails of the hidden units, layer by layer. The first line is the topmost.</summary>
    public int[] Pixels { get; }

    /// <summary>Redraws lines until the budget is used up.</summary>
    public void Advance(TimeSpan budget)
    {
        long start = Stopwatch.GetTimestamp();
        for (int lines = 0; lines < Side + UnitSide && Stopwatch.GetElapsedTime(start) < budget; lines++)
            DrawNextLine();
    }

    /// <summary>Redraws everything.</summary>
    public void Complete()
    {
        for (int lines = 0; lines < Side + UnitSide; lines++)
            DrawNextLine();
    }

    // After three lines of the surface follows one of the thumbnails, so that both change at the same pace.
    private void DrawNextLine()
    {
        const int perUnitLine = Side / UnitSide;
        int group = _line / (perUnitLine + 1), part = _line % (perUnitLine + 1);
        if (part < perUnitLine)
            DrawSurface((group * perUnitLine) + part);
        else
            DrawUnits(group);
        _line = (_line + 1) % (Side + UnitSide);
    }

    private void DrawSurface(int line)
    {
        for (int column = 0; column < Side; column++)
        {
            _inputs[2 * column] = Coordinate(column, Side);
            _inputs[(2 * column) + 1] = -Coordinate(line, Side);
        }

        _network.Forward(_inputs, _outputs);
        for (int column = 0; column < Side; column++)
            Pixels[(line * Side) + column] = Palette.Of(_outputs[column]);
    }

    private void DrawUnits(int line)
    {
        for (int column = 0; HiddenUnits > 0 && column < UnitSide; column++)
        {
            _network.TraceActivations([Coordinate(column, UnitSide), -Coordinate(line, UnitSide)], _activations);
            int pixel = (Side * Side) + (line * UnitSide) + column;
            foreach (float activation in _activations.AsSpan(_network.InputSize, HiddenUnits))
            {
                // Squashed to −1…1, so that units of every activation fit the palette.
                Pixels[pixel] = Palette.Of(0.5f + (0.5f * activation / (1 + MathF.Abs(activation)) * 1.6f));
                pixel += UnitSide * UnitSide;
            }
        }
    }

    private static float Coordinate(int index, int side) => Range * (((2 * index) + 1f) / side - 1);
}
