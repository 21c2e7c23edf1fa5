using System;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Prints the loops that move a tile over the outputs of a layer: over the panels, and over the vectors in a panel.</summary>
internal static class RunPrinter
{
    /// <summary>Prints a run.</summary>
    /// <param name="writer">The writer of the file.</param>
    /// <param name="run">The columns and steps of the tile.</param>
    /// <param name="outputs">The number of outputs of the layer. Further lanes are padding.</param>
    /// <param name="inFull">True to print every step instead of a loop.</param>
    /// <param name="isAlone">True if nothing else in the method uses the tile's names, so that it needs no separate block.</param>
    /// <param name="tile">Prints the tile at the offsets of its first output and first bias.</param>
    public static void Print(CodeWriter writer, ColumnRun run, int outputs, bool inFull, bool isAlone, Action<Offset, Offset> tile)
    {
        if (run.Panels == 1 && run.Parts == 1 && isAlone)
        {
            writer.Line(Covered(run.Unit, run.Unit + Width(run), outputs));
            tile(new Offset(null, run.Unit), new Offset(null, run.Weight));
        }
        else if (inFull || (run.Panels == 1 && run.Parts == 1))
        {
            PrintInFull(writer, run, outputs, tile);
        }
        else
        {
            PrintLoops(writer, run, outputs, tile);
        }
    }

    private static void PrintInFull(CodeWriter writer, ColumnRun run, int outputs, Action<Offset, Offset> tile)
    {
        for (int panel = 0; panel < run.Panels; panel++)
        {
            for (int part = 0; part < run.Parts; part++)
            {
                int unit = run.Unit + (panel * run.UnitStep) + (part * run.PartStep);
                int weight = run.Weight + (panel * run.WeightStep) + (part * run.PartStep);
                using (writer.Block(Covered(unit, unit + Width(run), outputs)))
                    tile(new Offset(null, unit), new Offset(null, weight));
            }
        }
    }

    private static void PrintLoops(CodeWriter writer, ColumnRun run, int outputs, Action<Offset, Offset> tile)
    {
        if (run.Parts == 1)
        {
            using (PanelLoop(writer, run, outputs, "unit", "weight"))
                tile(new Offset("unit"), new Offset("weight"));
            return;
        }

        if (run.Panels == 1)
        {
            using (PartLoop(writer, run, new Offset(null, run.Unit), new Offset(null, run.Weight)))
                tile(new Offset("unit"), new Offset("weight"));
            return;
        }

        using (PanelLoop(writer, run, outputs, "panelUnit", "panelWeight"))
        using (PartLoop(writer, run, new Offset("panelUnit"), new Offset("panelWeight")))
            tile(new Offset("unit"), new Offset("weight"));
    }

    private static CodeWriter.Scope PanelLoop(CodeWriter writer, ColumnRun run, int outputs, string unit, string weight)
    {
        int end = run.Unit + (run.Panels * run.UnitStep);
        writer.Line($"{Covered(run.Unit, end, outputs)}, {run.UnitStep} per step");
        return writer.Block(
            $"for ($nuint {unit} = {run.Unit}, {weight} = {run.Weight}; {unit} < {end}; " +
            $"{unit} += {run.UnitStep}, {weight} += {run.WeightStep})");
    }

    private static CodeWriter.Scope PartLoop(CodeWriter writer, ColumnRun run, Offset unit, Offset weight)
    {
        int outputs = run.Parts * run.PartStep;
        writer.Line($"// {Width(run)} of the {outputs} outputs of a panel");
        return writer.Block(
            $"for ($nuint unit = {unit}, weight = {weight}; unit < {unit + outputs}; unit += {run.PartStep}, weight += {run.PartStep})");
    }

    private static string Covered(int first, int end, int outputs)
    {
        string padding = end > outputs ? $", and {end - outputs} of padding" : string.Empty;
        int last = System.Math.Min(end, outputs) - 1;
        return first == last ? $"// output {first}{padding}" : $"// outputs {first}…{last}{padding}";
    }

    private static int Width(ColumnRun run)
    {
        Column last = run.Columns[run.Columns.Count - 1];
        return last.Unit + last.Lanes;
    }
}
