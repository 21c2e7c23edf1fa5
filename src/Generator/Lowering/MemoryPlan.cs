using MlpGen.Generator.Collections;
using MlpGen.Generator.Memory;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// The layout of scratch memory, in floats from the start of the workspace. Every offset is a multiple of 16 (one cache line).
/// </summary>
/// <param name="BlockRows">The number of rows in a block. Because rows run in blocks, scratch memory depends only on the topology.</param>
/// <param name="Row">The scratch memory of the forward pass of one row.</param>
/// <param name="StackBytes">The bytes of <c>stackalloc</c> for that scratch memory. 0 if it is part of the workspace.</param>
/// <param name="Rows">The scratch memory of the forward pass of a block.</param>
/// <param name="Training">The scratch memory of the forward and backward pass of a block.</param>
/// <param name="Agents">The scratch memory of a group of a population.</param>
internal sealed record MemoryPlan(
    int BlockRows,
    InferenceScratch Row,
    int StackBytes,
    InferenceScratch Rows,
    TrainingScratch Training,
    AgentScratch Agents)
{
    /// <summary>True if the scratch memory of one row is small enough for <c>stackalloc</c>.</summary>
    public bool RowOnStack => StackBytes > 0;
}

/// <summary>The scratch memory of training, which keeps the data for the backward pass.</summary>
/// <param name="Activations">a of each layer, in layer order.</param>
/// <param name="Deltas">δ of each layer. If σ′ is stored, δ replaces it here.</param>
/// <param name="Transposed">Wᵀ of each layer.</param>
/// <param name="OutputDerivative">σ′ of the output layer, if it is stored.</param>
/// <param name="InputGradient">∂E/∂x, if it cannot be written directly to the caller's memory.</param>
/// <param name="Length">The total length.</param>
internal sealed record TrainingScratch(
    EquatableArray<int> Activations,
    EquatableArray<int> Deltas,
    EquatableArray<int> Transposed,
    int OutputDerivative,
    int InputGradient,
    int Length);

/// <summary>
/// The scratch memory of sixteen agents of a population, with a cache line for each unit. Layers alternate between two buffers, starting
/// with the inputs as layer 0.
/// </summary>
/// <param name="Rows">The input or output rows of the group, in the caller's layout, followed by space for one vector.</param>
/// <param name="Even">The inputs, and the layers 2, 4, …</param>
/// <param name="Odd">The layers 1, 3, …</param>
/// <param name="Length">The total length.</param>
internal sealed record AgentScratch(int Rows, int Even, int Odd, int Length);
