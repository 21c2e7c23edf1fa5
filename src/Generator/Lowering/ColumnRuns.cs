using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>Cuts the panels of a layer into columns of a vector width, and groups the columns into tiles.</summary>
internal static class ColumnRuns
{
    /// <summary>Returns the runs that cover all outputs.</summary>
    /// <param name="panelRows">The rows of a panel: one for each input, and one for the biases if there are any.</param>
    /// <param name="outputs">The number of outputs, without padding.</param>
    /// <param name="width">The vector width in bits.</param>
    /// <param name="columns">The maximum number of columns in a tile. A power of two.</param>
    public static IEnumerable<ColumnRun> Create(int panelRows, int outputs, int width, int columns)
    {
        int lanes = Tiles.Lanes(width);
        int perPanel = Panels.WholeLanes / lanes;
        int panels = Panels.Whole(outputs);
        if (columns < perPanel && panels > 0)
        {
            yield return new ColumnRun(
                Across(1, columns, lanes, panelRows),
                Unit: 0,
                Weight: 0,
                panels,
                UnitStep: Panels.WholeLanes,
                WeightStep: Panels.Start(panelRows, Panels.WholeLanes),
                Parts: perPanel / columns,
                PartStep: columns * lanes);
        }
        else if (panels > 0)
        {
            int together = columns / perPanel;
            int steps = panels / together;
            int left = panels % together;
            int unitStep = together * Panels.WholeLanes;
            int done = steps * unitStep;
            if (steps > 0)
            {
                yield return new ColumnRun(
                    Across(together, perPanel, lanes, panelRows),
                    Unit: 0,
                    Weight: 0,
                    steps,
                    unitStep,
                    WeightStep: Panels.Start(panelRows, unitStep),
                    Parts: 1,
                    PartStep: 0);
            }

            if (left > 0)
                yield return Single(Across(left, perPanel, lanes, panelRows), done, panelRows);
        }

        int first = panels * Panels.WholeLanes;
        Column[] rest = [.. Rest(panelRows, outputs - first, lanes)];
        for (int column = 0; column < rest.Length; column += columns)
            yield return Single(rest.Skip(column).Take(columns).ToEquatableArray(), first, panelRows);
    }

    private static ColumnRun Single(EquatableArray<Column> columns, int first, int panelRows) =>
        new(columns, first, Panels.Start(panelRows, first), Panels: 1, UnitStep: 0, WeightStep: 0, Parts: 1, PartStep: 0);

    private static EquatableArray<Column> Across(int panels, int columns, int lanes, int panelRows) => (
        from panel in Enumerable.Range(0, panels)
        let first = panel * Panels.WholeLanes
        from lane in Enumerable.Range(0, columns).Select(column => column * lanes)
        select new Column(lanes, first + lane, Panels.Start(panelRows, first) + lane, Panels.WholeLanes)).ToEquatableArray();

    /// <summary>Returns the columns of the narrower panels after the whole panels.</summary>
    private static IEnumerable<Column> Rest(int panelRows, int outputs, int lanes)
    {
        int panelLanes;
        for (int first = 0; first < outputs; first += panelLanes)
        {
            panelLanes = Panels.Lanes(outputs, first);
            int step = Math.Min(lanes, panelLanes);
            for (int lane = 0; lane < panelLanes; lane += step)
                yield return new Column(step, first + lane, Panels.Start(panelRows, first) + lane, panelLanes);
        }
    }
}
