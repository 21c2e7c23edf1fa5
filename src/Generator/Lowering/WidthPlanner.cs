using System;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>Cuts the kernels of a network into the register tiles of a vector width.</summary>
internal static class WidthPlanner
{
    /// <summary>
    /// Returns the widths with kernels, narrowest first. The narrowest by default is that of the plain loops, which run where there are no
    /// vectors. A framework without vectors has no other.
    /// </summary>
    public static EquatableArray<int> Widths(TargetFacts target, GenerationOptions options) =>
        target.HasVectors && options.Kernel != GenerationOptions.ScalarKernel
            ? options.VectorBits
            : new[] { GenerationOptions.ScalarWidth }.ToEquatableArray();

    /// <summary>Plans the kernels of each width.</summary>
    public static EquatableArray<WidthPlan> Plan(KernelSet kernels, LayerPlan last, EquatableArray<int> widths) =>
        widths.Select(bits => Plan(bits, kernels, last)).ToEquatableArray();

    // Padding may hold any values, so the delta of the output layer skips it. Strides are multiples of 4 floats, the narrowest vector.
    private static WidthPlan Plan(int bits, KernelSet kernels, LayerPlan last) => new(
        bits,
        DeltaLanes: Math.Min(Tiles.Lanes(bits), last.Stride),
        new AgentVectors(Tiles.Lanes(bits), Tiles.AgentVectors(bits)),
        kernels.Dense.Select(kernel => Tile(kernel, bits)).ToEquatableArray(),
        kernels.Gradients.Select(kernel => Tile(kernel, bits)).ToEquatableArray());

    private static DenseTiling Tile(DenseKernel kernel, int bits)
    {
        int chains = Tiles.RowChains(kernel.Inputs, kernel.Outputs);
        return new DenseTiling(
            kernel,
            new RowTiling(chains, IsInFull(kernel.Kind, bits), Runs(Tiles.RowColumns(chains))),
            Runs(Tiles.ForwardColumns(bits, rows: 8)),
            bits == GenerationOptions.ScalarWidth ? default : Runs(Tiles.ForwardColumns(bits, rows: 4)));

        EquatableArray<ColumnRun> Runs(int columns) =>
            ColumnRuns.Create(kernel.PanelRows, kernel.Outputs, bits, columns).ToEquatableArray();
    }

    // Plain loops would take four lines for each line of the narrowest vectors.
    private static bool IsInFull(KernelKind kind, int bits) => kind == KernelKind.Unrolled && bits != GenerationOptions.ScalarWidth;

    private static GradientTiling Tile(GradientKernel kernel, int bits)
    {
        return new GradientTiling(
            kernel,
            IsInFull(kernel.Kind, bits),
            ColumnRuns.Create(1 + kernel.Inputs, kernel.Outputs, bits, Tiles.GradientColumns)
                .Select(run => Tile(kernel, run))
                .ToEquatableArray());
    }

    private static GradientRun Tile(GradientKernel kernel, ColumnRun run)
    {
        int inputs = Tiles.GradientInputs(run.Columns.Count);
        return new GradientRun(run, inputs, kernel.Inputs / inputs * inputs);
    }
}
