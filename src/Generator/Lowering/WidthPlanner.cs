using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Lowering;

/// <summary>Cuts the kernels of a network into the register tiles of a vector width.</summary>
internal static class WidthPlanner
{
    private const int Scalar = 0;

    /// <summary>Plans the given vector widths, narrowest first. Plans only plain loops if every kernel is scalar.</summary>
    public static EquatableArray<WidthPlan> Plan(KernelSet kernels, LayerPlan last, EquatableArray<int> vectorBits)
    {
        IEnumerable<int> widths = kernels.Dense.All(kernel => kernel.Kind == KernelKind.Scalar) ? [Scalar] : vectorBits;
        return widths.Select(bits => Plan(bits, kernels, last)).ToEquatableArray();
    }

    // Padding may hold any values, so the delta of the output layer skips it. Strides are multiples of 4 floats, the narrowest vector.
    private static WidthPlan Plan(int bits, KernelSet kernels, LayerPlan last) => new(
        bits,
        DeltaLanes: Math.Min(Tiles.Lanes(bits), last.Stride),
        new AgentVectors(Tiles.Lanes(bits), Tiles.AgentVectors(bits)),
        kernels.Dense.Select(kernel => Tile(kernel, bits)).ToEquatableArray(),
        kernels.Gradients.Select(kernel => Tile(kernel, bits)).ToEquatableArray());

    private static DenseTiling Tile(DenseKernel kernel, int bits)
    {
        if (kernel.Kind == KernelKind.Scalar)
            return new DenseTiling(kernel, new RowTiling(Chains: 1, InFull: false, default), default, default);
        int chains = Tiles.RowChains(kernel.Inputs, kernel.Outputs);
        return new DenseTiling(
            kernel,
            new RowTiling(chains, kernel.Kind == KernelKind.Unrolled, Runs(Tiles.RowColumns(chains))),
            Runs(Tiles.ForwardColumns(bits, rows: 8)),
            Runs(Tiles.ForwardColumns(bits, rows: 4)));

        EquatableArray<ColumnRun> Runs(int columns) =>
            ColumnRuns.Create(kernel.PanelRows, kernel.Outputs, bits, columns).ToEquatableArray();
    }

    private static GradientTiling Tile(GradientKernel kernel, int bits)
    {
        if (kernel.Kind == KernelKind.Scalar)
            return new GradientTiling(kernel, InFull: false, default);
        return new GradientTiling(
            kernel,
            kernel.Kind == KernelKind.Unrolled,
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
