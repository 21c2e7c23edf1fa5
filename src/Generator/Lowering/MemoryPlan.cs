using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>Where scratch lies, in floats from the beginning of the workspace. Every offset is a multiple of 16: one cache line.</summary>
/// <param name="BlockRows">Rows run in blocks of this many, so that scratch depends on the topology alone.</param>
/// <param name="Row">Scratch of the forward pass of one row.</param>
/// <param name="StackBytes">The stackalloc for that scratch; 0 where it is taken from the workspace.</param>
/// <param name="Rows">Scratch of the forward pass of a block.</param>
/// <param name="Training">Scratch of forward and backward pass of a block.</param>
internal sealed record MemoryPlan(int BlockRows, InferenceScratch Row, int StackBytes, InferenceScratch Rows, TrainingScratch Training)
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
