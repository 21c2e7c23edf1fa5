using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <summary>The forward pass over blocks of rows. It needs no memory but the scratch of the thread.</summary>
internal static class Int8Pass
{
    private const int Line = 64;

    /// <summary>Computes the outputs of the last layer.</summary>
    /// <param name="layers">The layers, at least one.</param>
    /// <param name="instructions">The instructions, which the machine must have.</param>
    /// <param name="inputs">The inputs of whole rows.</param>
    /// <param name="outputs">The destination for as many rows.</param>
    public static void Forward(ReadOnlySpan<PackedLayer> layers, Instructions instructions, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Scratch scratch = new(layers);
        AlignedBuffer workspace = Workspace.Rent(scratch.Length);
        int inputSize = layers[0].InputSize, outputSize = layers[^1].OutputSize, rows = inputs.Length / inputSize;
        for (int row = 0, block; row < rows; row += block)
        {
            block = BlockOf(rows - row);
            ForwardBlock(layers, instructions, inputs.Slice(row * inputSize, block * inputSize), scratch, workspace);
            for (int i = 0; i < block; i++)
                scratch.Outputs(workspace, i, layers[^1]).CopyTo(outputs.Slice((row + i) * outputSize, outputSize));
        }
    }

    /// <summary>Computes the class of each row.</summary>
    /// <param name="layers">The layers, at least one.</param>
    /// <param name="inputs">The inputs of whole rows.</param>
    /// <param name="classes">The destination for as many rows.</param>
    public static void Classify(ReadOnlySpan<PackedLayer> layers, ReadOnlySpan<float> inputs, Span<int> classes)
    {
        Scratch scratch = new(layers);
        AlignedBuffer workspace = Workspace.Rent(scratch.Length);
        int inputSize = layers[0].InputSize;
        for (int row = 0, block; row < classes.Length; row += block)
        {
            block = BlockOf(classes.Length - row);
            ForwardBlock(layers, InstructionChoice.Fastest, inputs.Slice(row * inputSize, block * inputSize), scratch, workspace);
            for (int i = 0; i < block; i++)
                classes[row + i] = Classification.ClassOf(scratch.Outputs(workspace, i, layers[^1]));
        }
    }

    private static int BlockOf(int rows) => rows < IntegerSums.BlockRows ? 1 : IntegerSums.BlockRows;

    private static void ForwardBlock(
        ReadOnlySpan<PackedLayer> layers, Instructions instructions, ReadOnlySpan<float> inputs, Scratch scratch, AlignedBuffer workspace)
    {
        int inputSize = layers[0].InputSize, rows = inputs.Length / inputSize;
        ref byte bytes = ref Unsafe.As<float, byte>(ref workspace.First);
        ref float signals = ref scratch.Signals(workspace);
        ref float input = ref MemoryMarshal.GetReference(inputs);
        int numbers = Round(layers[0], instructions, ref input, inputSize, ref bytes, scratch.Stride, rows);
        for (int layer = 0; layer < layers.Length; layer++)
        {
            if (layer > 0)
                Round(layers[layer], instructions, ref signals, layers[layer - 1].PaddedOutputs, ref bytes, scratch.Stride, rows);
            Compute(layers[layer], instructions, ref bytes, scratch.Stride, ref signals, rows);
        }

        for (int row = 0; row < rows; row++)
        {
            if ((numbers & (1 << row)) == 0)
                scratch.Outputs(workspace, row, layers[^1]).Fill(float.NaN);
        }
    }

    // Returns a bit for each row, 0 if the row contains NaN.
    private static int Round(
        PackedLayer layer, Instructions instructions, ref float rows, int distance, ref byte bytes, int stride, int count)
    {
        ByteScale scale = layer.Input;
        int numbers = 0;
        for (int i = 0; i < count; i++)
        {
            ref float row = ref Unsafe.Add(ref rows, i * distance);
            ref byte to = ref Unsafe.Add(ref bytes, i * stride);
#if NET8_0_OR_GREATER
            bool isNumber = instructions == Instructions.Plain
                ? scale.RoundPlainly(ref row, ref to)
                : scale.RoundInVectors(ref row, ref to);
#else
            bool isNumber = scale.RoundPlainly(ref row, ref to);
#endif
            numbers |= isNumber ? 1 << i : 0;
        }

        return numbers;
    }

    private static void Compute(PackedLayer layer, Instructions instructions, ref byte bytes, int stride, ref float signals, int rows)
    {
        ref int sums = ref Unsafe.As<float, int>(ref signals);
        switch (instructions)
        {
#if NET8_0_OR_GREATER
            case Instructions.DotProduct256:
                IntegerSums.Compute<FourProducts256, Vector256<int>>(layer, ref bytes, stride, ref sums, rows);
                break;
            case Instructions.Vector512:
                IntegerSums.Compute<TwoProducts512, Vector512<int>>(layer, ref bytes, stride, ref sums, rows);
                break;
            case Instructions.Vector256:
                IntegerSums.Compute<TwoProducts256, Vector256<int>>(layer, ref bytes, stride, ref sums, rows);
                break;
            case Instructions.Vector128:
                IntegerSums.Compute<TwoProducts128, Vector128<int>>(layer, ref bytes, stride, ref sums, rows);
                break;
#endif
            default:
                IntegerSums.ComputePlainly(layer, ref bytes, stride, ref sums, rows);
                break;
        }

        for (int row = 0; row < rows; row++)
        {
            ref float outputs = ref Unsafe.Add(ref signals, row * layer.PaddedOutputs);
#if NET8_0_OR_GREATER
            if (instructions != Instructions.Plain)
            {
                LayerOutputs.ComputeInVectors(layer, ref outputs);
                continue;
            }
#endif
            LayerOutputs.ComputePlainly(layer, ref outputs);
        }
    }

    /// <summary>The use of the workspace: the bytes of a block of rows, then its sums, which become signals in place.</summary>
    private readonly struct Scratch
    {
        private readonly int _width;

        public Scratch(ReadOnlySpan<PackedLayer> layers)
        {
            int size = 0;
            foreach (PackedLayer layer in layers)
            {
                size = Math.Max(size, layer.InputSize);
                _width = Math.Max(_width, layer.PaddedOutputs);
            }

            Stride = (size + Line - 1) / Line * Line;
        }

        /// <summary>Gets the distance between two rows of bytes.</summary>
        public int Stride { get; }

        /// <summary>Gets the number of floats.</summary>
        public int Length => IntegerSums.BlockRows * ((Stride / sizeof(float)) + _width);

        /// <summary>Returns the first signal.</summary>
        public ref float Signals(AlignedBuffer workspace) =>
            ref Unsafe.Add(ref workspace.First, IntegerSums.BlockRows * Stride / sizeof(float));

        /// <summary>Returns the outputs of a row.</summary>
        public Span<float> Outputs(AlignedBuffer workspace, int row, PackedLayer last) =>
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Signals(workspace), row * last.PaddedOutputs), last.OutputSize);
    }
}
