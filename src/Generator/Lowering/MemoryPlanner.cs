using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Lowering;

/// <summary>Lays out scratch.</summary>
internal static class MemoryPlanner
{
    /// <summary>stackalloc is zeroed at each call, which takes as long as a small network. More than this is taken from the workspace.</summary>
    public const int MaxStackBytes = 2048;

    private const int CacheLine = 16;

    /// <summary>
    /// Rows of a block. More would leave the second-level cache where layers are wide; fewer would pass over the weights, and a gradient in
    /// memory, more often: <c>-- peers --only W6</c> shows what another number does to wide layers.
    /// </summary>
    private const int BlockRows = 128;

    /// <summary>Rows 1 KiB apart share four sets of the first-level cache, so a stride that would be a multiple of that is one line longer.</summary>
    private const int ConflictingStride = 256;

    /// <summary>From one row of a layer to the next: whole vectors, and from 16 units on whole cache lines.</summary>
    public static int Stride(int units)
    {
        if (units <= 4)
            return 4;
        if (units <= 8)
            return 8;
        int stride = RoundUp(units);
        return stride % ConflictingStride == 0 ? stride + CacheLine : stride;
    }

    /// <summary>The next whole cache line.</summary>
    public static int RoundUp(int floats) => (floats + CacheLine - 1) / CacheLine * CacheLine;

    public static MemoryPlan Plan(IReadOnlyList<LayerPlan> layers, OutputPlan output)
    {
        InferenceScratch row = Inference(layers, 1);
        InferenceScratch rows = Inference(layers, BlockRows);
        bool onStack = (row.Length + CacheLine) * sizeof(float) <= MaxStackBytes;
        return new MemoryPlan(BlockRows, row, onStack, rows, Training(layers, output, BlockRows));
    }

    private static InferenceScratch Inference(IReadOnlyList<LayerPlan> layers, int rows)
    {
        Region region = new();
        int widestOdd = layers.Take(layers.Count - 1).Where(layer => layer.Number % 2 == 1).Select(layer => layer.Stride).DefaultIfEmpty(0).Max();
        int widestEven = layers.Take(layers.Count - 1).Where(layer => layer.Number % 2 == 0).Select(layer => layer.Stride).DefaultIfEmpty(0).Max();
        int odd = region.Take(rows * widestOdd);
        int even = region.Take(rows * widestEven);
        int output = region.Take(rows * layers[layers.Count - 1].Stride);
        return new InferenceScratch(even, odd, output, region.Length);
    }

    private static TrainingScratch Training(IReadOnlyList<LayerPlan> layers, OutputPlan output, int rows)
    {
        Region region = new();
        LayerPlan last = layers[layers.Count - 1];
        LayerPlan first = layers[0];
        EquatableArray<int> activations = layers.Select(layer => region.Take(rows * layer.Stride)).ToEquatableArray();
        EquatableArray<int> deltas = layers.Select(layer => region.Take(rows * layer.Stride)).ToEquatableArray();
        EquatableArray<int> transposed = layers.Select(layer => region.Take(
            layer.Kind == KernelKind.Scalar ? 0 : layer.Outputs * ((layer.Inputs + 3) / 4 * 4))).ToEquatableArray();
        int derivative = region.Take(last.Derivative == DerivativeSource.Stored ? rows * last.Stride : 0);
        int inputGradient = region.Take(output.InputGradientsDirect ? 0 : rows * first.Delta.OutputStride);
        return new TrainingScratch(activations, deltas, transposed, derivative, inputGradient, region.Length);
    }

    /// <summary>Hands out offsets, each on a cache line.</summary>
    private sealed class Region
    {
        public int Length { get; private set; }

        public int Take(int floats)
        {
            int offset = Length;
            Length += RoundUp(floats);
            return offset;
        }
    }
}
