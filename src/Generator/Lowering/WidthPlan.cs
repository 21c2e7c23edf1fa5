using MlpGen.Generator.Collections;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>The kernels of one vector width, which are a class of their own: what to compute, and in which register tiles.</summary>
/// <param name="Bits">The vector width; 0 for plain loops over one float at a time.</param>
/// <param name="DeltaLanes">The floats that the delta of the output layer takes at a time.</param>
/// <param name="Agents">How the vectors of a population cover a cache line.</param>
/// <param name="Dense">Every dense kernel once, in the order of the layers.</param>
/// <param name="Gradients">Every weight gradient once, in the order of the layers.</param>
internal sealed record WidthPlan(
    int Bits,
    int DeltaLanes,
    AgentVectors Agents,
    EquatableArray<DenseTiling> Dense,
    EquatableArray<GradientTiling> Gradients)
{
    /// <summary>Nothing is a vector.</summary>
    public bool IsScalar => Bits == 0;
}

/// <summary>The tiles of a dense kernel. A scalar kernel has none.</summary>
/// <param name="Kernel">What they compute.</param>
/// <param name="Row">For one row.</param>
/// <param name="Eights">The columns of the tiles that take eight rows.</param>
/// <param name="FoursAndThrees">The columns of the tiles that take four rows, or three, at the end of a batch.</param>
internal sealed record DenseTiling(
    DenseKernel Kernel,
    RowTiling Row,
    EquatableArray<ColumnRun> Eights,
    EquatableArray<ColumnRun> FoursAndThrees);

/// <summary>The tiles of one row.</summary>
/// <param name="Chains">Partial sums for each output.</param>
/// <param name="InFull">Every input and every step of a run is printed, without a loop.</param>
/// <param name="Runs">The columns.</param>
internal sealed record RowTiling(int Chains, bool InFull, EquatableArray<ColumnRun> Runs);

/// <summary>The tiles of a weight gradient. A scalar kernel has none.</summary>
/// <param name="Kernel">What they compute.</param>
/// <param name="InFull">Every tile is printed, without a loop.</param>
/// <param name="Runs">The columns, each with the inputs that meet them.</param>
internal sealed record GradientTiling(GradientKernel Kernel, bool InFull, EquatableArray<GradientRun> Runs);

/// <summary>Columns of a weight gradient.</summary>
/// <param name="Columns">The columns and their steps.</param>
/// <param name="Inputs">The inputs of a tile.</param>
/// <param name="WholeInputs">The inputs that whole tiles cover; one smaller tile takes what is left.</param>
internal sealed record GradientRun(ColumnRun Columns, int Inputs, int WholeInputs);

/// <summary>The vectors of a population's kernels, in which a lane is an agent.</summary>
/// <param name="Lanes">The agents of a vector.</param>
/// <param name="Count">The vectors that a tile holds of each output, side by side.</param>
internal sealed record AgentVectors(int Lanes, int Count)
{
    /// <summary>A tile holds whole cache lines; otherwise it runs once for each part of them.</summary>
    public bool FillLine => Lanes * Count == PopulationPanels.Lanes;
}
