using MlpGen.Generator.Collections;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>The kernels of one vector width, with their register tiles. They form a separate class.</summary>
/// <param name="Bits">The vector width in bits. 32, the width of one float, for plain loops.</param>
/// <param name="DeltaLanes">The number of floats that the delta of the output layer processes at a time.</param>
/// <param name="Agents">The vectors of a population.</param>
/// <param name="Dense">The distinct dense kernels, in the order of the layers.</param>
/// <param name="Gradients">The distinct weight gradients, in the order of the layers.</param>
internal sealed record WidthPlan(
    int Bits,
    int DeltaLanes,
    AgentVectors Agents,
    EquatableArray<DenseTiling> Dense,
    EquatableArray<GradientTiling> Gradients)
{
    /// <summary>True if the kernels are plain loops without vectors.</summary>
    public bool IsScalar => Lanes == 1;

    /// <summary>The number of floats in a vector.</summary>
    public int Lanes => Tiles.Lanes(Bits);
}

/// <summary>The tiles of a dense kernel.</summary>
/// <param name="Kernel">The kernel to compute.</param>
/// <param name="Row">The tiles of one row.</param>
/// <param name="Eights">The columns of the tiles that take eight rows. In plain loops they take one row.</param>
/// <param name="FoursAndThrees">
/// The columns of the tiles that take four or three rows, at the end of a batch. Plain loops have none.
/// </param>
internal sealed record DenseTiling(
    DenseKernel Kernel,
    RowTiling Row,
    EquatableArray<ColumnRun> Eights,
    EquatableArray<ColumnRun> FoursAndThrees);

/// <summary>The tiles of one row.</summary>
/// <param name="Chains">The partial sums for each output.</param>
/// <param name="InFull">True if every input and every step of a run is printed, without a loop.</param>
/// <param name="Runs">The columns.</param>
internal sealed record RowTiling(int Chains, bool InFull, EquatableArray<ColumnRun> Runs);

/// <summary>The tiles of a weight gradient.</summary>
/// <param name="Kernel">The kernel to compute.</param>
/// <param name="InFull">True if every tile is printed, without a loop.</param>
/// <param name="Runs">The columns, each with its inputs.</param>
internal sealed record GradientTiling(GradientKernel Kernel, bool InFull, EquatableArray<GradientRun> Runs);

/// <summary>The columns of a weight gradient.</summary>
/// <param name="Columns">The columns and their steps.</param>
/// <param name="Inputs">The inputs of a tile.</param>
/// <param name="WholeInputs">The inputs that whole tiles cover. A smaller tile covers the rest.</param>
internal sealed record GradientRun(ColumnRun Columns, int Inputs, int WholeInputs);

/// <summary>The vectors of a population's kernels, which have one agent in each lane.</summary>
/// <param name="Lanes">The number of agents in a vector.</param>
/// <param name="Count">The number of vectors that a tile holds for each output.</param>
internal sealed record AgentVectors(int Lanes, int Count)
{
    /// <summary>True if a tile holds whole cache lines. Otherwise it runs once for each part of them.</summary>
    public bool FillLine => Lanes * Count == PopulationPanels.Lanes;
}
