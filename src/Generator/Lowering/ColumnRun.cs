using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Lowering;

/// <summary>One vector of outputs within a panel.</summary>
/// <param name="Lanes">4, 8 or 16 floats.</param>
/// <param name="Unit">Its first output, counted from where its run begins.</param>
/// <param name="Weight">
/// Where its first row begins in the panels, counted from where its run begins; the next row is <paramref name="RowLength"/> further.
/// </param>
/// <param name="RowLength">The lanes of its panel.</param>
internal sealed record Column(int Lanes, int Unit, int Weight, int RowLength);

/// <summary>Columns that one tile computes together, and how often the tile is moved on to the next ones.</summary>
/// <param name="Columns">The columns of the tile.</param>
/// <param name="Unit">The first output.</param>
/// <param name="Weight">The first row in the panels.</param>
/// <param name="Panels">
/// How often the tile moves on by <paramref name="UnitStep"/> outputs and <paramref name="WeightStep"/> floats.
/// </param>
/// <param name="UnitStep">Outputs from one step to the next.</param>
/// <param name="WeightStep">Floats of parameters from one step to the next.</param>
/// <param name="Parts">Within a panel, how often it moves on by <paramref name="PartStep"/> lanes.</param>
/// <param name="PartStep">Lanes, in outputs and in parameters alike.</param>
internal sealed record ColumnRun(
    EquatableArray<Column> Columns,
    int Unit,
    int Weight,
    int Panels,
    int UnitStep,
    int WeightStep,
    int Parts,
    int PartStep);
