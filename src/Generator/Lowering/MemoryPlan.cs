using MlpGen.Generator.Collections;
using MlpGen.Generator.Memory;

namespace MlpGen.Generator.Lowering;

/// <summary>Where scratch lies, in floats from the beginning of the workspace. Every offset is a multiple of 16: one cache line.</summary>
/// <param name="BlockRows">Rows run in blocks of this many, so that scratch depends on the topology alone.</param>
/// <param name="Row">Scratch of the forward pass of one row.</param>
/// <param name="StackBytes">The stackalloc for that scratch; 0 where it is taken from the workspace.</param>
/// <param name="Rows">Scratch of the forward pass of a block.</param>
/// <param name="Training">Scratch of forward and backward pass of a block.</param>
/// <param name="Agents">Scratch of a group of a population.</param>
internal sealed record MemoryPlan(
    int BlockRows,
    InferenceScratch Row,
    int StackBytes,
    InferenceScratch Rows,
    TrainingScratch Training,
    AgentScratch Agents)
{
    /// <summary>The scratch of one row is small enough for stackalloc.</summary>
    public bool RowOnStack => StackBytes > 0;
}

/// <summary>Training keeps what the way back needs.</summary>
/// <param name="Activations">a of each layer, in layer order.</param>
/// <param name="Deltas">δ of each layer; where σ′ is stored, δ replaces it here.</param>
/// <param name="Transposed">Wᵀ of each layer.</param>
/// <param name="OutputDerivative">σ′ of the output layer, where it is stored.</param>
/// <param name="InputGradient">∂E/∂x, where it cannot be written to the caller's memory at once.</param>
/// <param name="Length">All of it.</param>
internal sealed record TrainingScratch(
    EquatableArray<int> Activations,
    EquatableArray<int> Deltas,
    EquatableArray<int> Transposed,
    int OutputDerivative,
    int InputGradient,
    int Length);

/// <summary>
/// Sixteen agents of a population, with a cache line for each unit: layers take turns in two buffers, the inputs as layer 0.
/// </summary>
/// <param name="Rows">The rows of inputs or outputs of the group, as the caller has them, and room for a vector behind them.</param>
/// <param name="Even">The inputs, and layers 2, 4, …</param>
/// <param name="Odd">Layers 1, 3, …</param>
/// <param name="Length">All of it.</param>
internal sealed record AgentScratch(int Rows, int Even, int Odd, int Length);
