using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Lowering;

/// <summary>A vector of outputs in a panel.</summary>
/// <param name="Lanes">The number of floats: 4, 8 or 16.</param>
/// <param name="Unit">The first output, counted from the start of the run.</param>
/// <param name="Weight">
/// The offset of the first row in the panels, counted from the start of the run. The next row follows after <paramref name="RowLength"/>.
/// </param>
/// <param name="RowLength">The number of lanes of the panel.</param>
internal sealed record Column(int Lanes, int Unit, int Weight, int RowLength);

/// <summary>The columns that a tile computes together, and the steps that move the tile to the next columns.</summary>
/// <param name="Columns">The columns of the tile.</param>
/// <param name="Unit">The first output.</param>
/// <param name="Weight">The offset of the first row in the panels.</param>
/// <param name="Panels">
/// The number of steps of <paramref name="UnitStep"/> outputs and <paramref name="WeightStep"/> floats.
/// </param>
/// <param name="UnitStep">The outputs from one step to the next.</param>
/// <param name="WeightStep">The floats of parameters from one step to the next.</param>
/// <param name="Parts">The number of steps of <paramref name="PartStep"/> lanes in a panel.</param>
/// <param name="PartStep">The lanes from one part to the next, which count outputs and floats of parameters alike.</param>
internal sealed record ColumnRun(
    EquatableArray<Column> Columns,
    int Unit,
    int Weight,
    int Panels,
    int UnitStep,
    int WeightStep,
    int Parts,
    int PartStep);
