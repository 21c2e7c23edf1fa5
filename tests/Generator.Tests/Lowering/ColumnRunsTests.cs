using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Layout;
using Xunit;

namespace MlpGen.Generator.Tests.Lowering;

/// <summary>
/// For every width and tile, the runs cover each output once, and each weight that they read is where the layout puts it.
/// </summary>
public sealed class ColumnRunsTests
{
    private const int PanelRows = 7;

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Runs_cover_every_lane_once_and_agree_with_the_layout(int width)
    {
        for (int outputs = 1; outputs <= 131; outputs++)
        {
            foreach (int columns in new[] { 1, 2, 4, 8 })
            {
                List<int> units = [];
                foreach ((int unit, int weight, Column column) in Steps(outputs, width, columns))
                {
                    for (int lane = 0; lane < column.Lanes; lane++)
                    {
                        units.Add(unit + lane);
                        Assert.Equal(Position(outputs, 0, unit + lane), weight + lane);
                        Assert.Equal(Position(outputs, 4, unit + lane), weight + (4 * column.RowLength) + lane);
                    }

                    Assert.True(column.Lanes * 32 <= width);
                }

                Assert.Equal(Enumerable.Range(0, Panels.PaddedOutputs(outputs)), units.Order());
            }
        }
    }

    [Fact]
    public void A_tile_never_has_more_columns_than_asked_for()
    {
        for (int outputs = 1; outputs <= 131; outputs++)
            Assert.All(ColumnRuns.Create(PanelRows, outputs, 128, 2), run => Assert.True(run.Columns.Count <= 2));
    }

    [Fact]
    public void Wider_layers_take_no_more_text()
    {
        foreach (int outputs in new[] { 160, 1_600, 1_607, 65_535, 65_536 })
            Assert.InRange(ColumnRuns.Create(PanelRows, outputs, 256, 8).Count(), 1, 3);
    }

    private static IEnumerable<(int Unit, int Weight, Column Column)> Steps(int outputs, int width, int columns) =>
        from run in ColumnRuns.Create(PanelRows, outputs, width, columns)
        from panel in Enumerable.Range(0, run.Panels)
        from part in Enumerable.Range(0, run.Parts)
        from column in run.Columns
        select (
            run.Unit + (panel * run.UnitStep) + (part * run.PartStep) + column.Unit,
            run.Weight + (panel * run.WeightStep) + (part * run.PartStep) + column.Weight,
            column);

    private static int Position(int outputs, int row, int output) => Panels.Index(PanelRows - 1, outputs, row - 1, output);
}
