using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Lowering;

/// <summary>Where scratch lies, in floats from the beginning of the workspace. Every offset is a multiple of 16: one cache line.</summary>
/// <param name="BlockRows">Rows run in blocks of this many, so that scratch depends on the topology alone.</param>
/// <param name="Row">Scratch of the forward pass of one row.</param>
/// <param name="RowOnStack">That scratch is small enough for stackalloc.</param>
/// <param name="Rows">Scratch of the forward pass of a block.</param>
/// <param name="Training">Scratch of forward and backward pass of a block.</param>
internal sealed record MemoryPlan(int BlockRows, InferenceScratch Row, bool RowOnStack, InferenceScratch Rows, TrainingScratch Training);

/// <summary>The forward pass needs the activations of two neighbouring layers only, so hidden layers take turns in two buffers.</summary>
/// <param name="Even">The buffer of hidden layers 2, 4, …</param>
/// <param name="Odd">The buffer of hidden layers 1, 3, …</param>
/// <param name="Output">The outputs, where they cannot be written to the caller's memory at once.</param>
/// <param name="Length">All of it.</param>
internal sealed record InferenceScratch(int Even, int Odd, int Output, int Length);

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
