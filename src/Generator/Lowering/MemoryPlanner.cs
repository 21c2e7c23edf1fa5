using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Memory;
using MlpGen.Generator.Model;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>Lays out scratch memory.</summary>
internal static class MemoryPlanner
{
    /// <summary>
    /// The number of rows in a block. More rows would exceed the second-level cache with wide layers. Fewer rows would read the weights,
    /// and a gradient in memory, more often. The benchmark <c>-- peers --only W6</c> shows the effect on wide layers.
    /// </summary>
    private const int BlockRows = 128;

    public static MemoryPlan Plan(IReadOnlyList<LayerPlan> layers, OutputPlan output)
    {
        int[] strides = [.. layers.Select(layer => layer.Stride)];
        return new MemoryPlan(
            BlockRows,
            InferenceScratch.Create(strides, 1),
            InferenceScratch.StackBytes(layers.Select(layer => layer.Outputs)),
            InferenceScratch.Create(strides, BlockRows),
            Training(layers, output, BlockRows),
            Agents([layers[0].Inputs, .. layers.Select(layer => layer.Outputs)]));
    }

    private static AgentScratch Agents(int[] sizes)
    {
        ScratchAllocator scratch = new();
        int rows = scratch.Allocate(PopulationPanels.Lanes * (1 + System.Math.Max(sizes[0], sizes[sizes.Length - 1])));
        int even = scratch.Allocate(PopulationPanels.Lanes * sizes.Where((_, layer) => layer % 2 == 0).Max());
        int odd = scratch.Allocate(PopulationPanels.Lanes * sizes.Where((_, layer) => layer % 2 == 1).Max());
        return new AgentScratch(rows, even, odd, scratch.Length);
    }

    private static TrainingScratch Training(IReadOnlyList<LayerPlan> layers, OutputPlan output, int rows)
    {
        ScratchAllocator scratch = new();
        LayerPlan last = layers[layers.Count - 1];
        LayerPlan first = layers[0];
        EquatableArray<int> activations = layers.Select(layer => scratch.Allocate(rows * layer.Stride)).ToEquatableArray();
        EquatableArray<int> deltas = layers.Select(layer => scratch.Allocate(rows * layer.Stride)).ToEquatableArray();
        EquatableArray<int> transposed = layers.Select(layer => scratch.Allocate(layer.Outputs * Panels.PaddedOutputs(layer.Inputs)))
            .ToEquatableArray();
        int derivative = scratch.Allocate(last.Derivative == DerivativeSource.Stored ? rows * last.Stride : 0);
        int inputGradient = scratch.Allocate(output.InputGradientsDirect ? 0 : rows * first.Delta.OutputStride);
        return new TrainingScratch(activations, deltas, transposed, derivative, inputGradient, scratch.Length);
    }
}
