using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Lowering;

/// <summary>Cuts the panels of a layer (of 16 lanes, then one of 8, then one of 4) into columns of a vector width, a few to a tile.</summary>
internal static class ColumnRuns
{
    private const int PanelLanes = 16;

    /// <summary>The runs that cover all outputs.</summary>
    /// <param name="panelRows">The rows of a panel: the inputs, and one for the biases where there are any.</param>
    /// <param name="outputs">The outputs, without padding.</param>
    /// <param name="width">The vector width in bits.</param>
    /// <param name="columns">Columns of a tile at most; a power of two.</param>
    public static IEnumerable<ColumnRun> Of(int panelRows, int outputs, int width, int columns)
    {
        int lanes = width / 32;
        int panelLength = panelRows * PanelLanes;
        int perPanel = PanelLanes / lanes;
        int rest = outputs % PanelLanes;
        int panels = (outputs / PanelLanes) + (rest > 12 ? 1 : 0);

        if (columns < perPanel && panels > 0)
        {
            yield return new ColumnRun(Across(1, columns, lanes, panelLength), 0, 0, panels, PanelLanes, panelLength, perPanel / columns, columns * lanes);
        }
        else if (panels > 0)
        {
            int together = columns / perPanel;
            int steps = panels / together;
            int left = panels % together;
            if (steps > 0)
                yield return new ColumnRun(Across(together, perPanel, lanes, panelLength), 0, 0, steps, together * PanelLanes, together * panelLength, 1, 0);
            if (left > 0)
                yield return Single(Across(left, perPanel, lanes, panelLength), steps * together * PanelLanes, steps * together * panelLength);
        }

        int done = panels * PanelLanes;
        List<Column> tail = rest is > 0 and <= 12 ? [.. Tail(panelRows, rest, lanes)] : [];
        for (int first = 0; first < tail.Count; first += columns)
            yield return Single(tail.Skip(first).Take(columns).ToEquatableArray(), done, panels * panelLength);
    }

    private static ColumnRun Single(EquatableArray<Column> columns, int unit, int weight) => new(columns, unit, weight, 1, 0, 0, 1, 0);

    private static EquatableArray<Column> Across(int panels, int columns, int lanes, int panelLength) => (
        from panel in Enumerable.Range(0, panels)
        from column in Enumerable.Range(0, columns)
        select new Column(lanes, (panel * PanelLanes) + (column * lanes), (panel * panelLength) + (column * lanes), PanelLanes)).ToEquatableArray();

    private static IEnumerable<Column> Tail(int panelRows, int rest, int lanes)
    {
        int unit = 0;
        while (unit < rest)
        {
            int panel = rest - unit > 4 ? 8 : 4;
            int step = lanes < panel ? lanes : panel;
            for (int lane = 0; lane < panel; lane += step)
                yield return new Column(step, unit + lane, (panelRows * unit) + lane, panel);
            unit += panel;
        }
    }
}
