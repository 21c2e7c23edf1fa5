using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// The costs of a network, as far as its topology tells: bytes as they are allocated, with padding, and multiply-adds without it.
/// </summary>
/// <param name="WeightBytes">Weights and biases.</param>
/// <param name="ForwardStackBytes">The stackalloc of the forward pass of one row; many rows take none.</param>
/// <param name="ForwardWorkspaceBytes">The scratch that a thread keeps for the forward pass of many rows.</param>
/// <param name="TrainingWorkspaceBytes">
/// The scratch that a trainer keeps; a thread that asks for a gradient keeps as much, and a gradient.
/// </param>
/// <param name="ForwardMultiplyAdds">For one row: one for each weight.</param>
/// <param name="BackwardMultiplyAdds">
/// For one row in training, forward pass not included: the gradient, and δ of each layer but the first.
/// </param>
internal sealed record CostPlan(
    long WeightBytes,
    int ForwardStackBytes,
    long ForwardWorkspaceBytes,
    long TrainingWorkspaceBytes,
    long ForwardMultiplyAdds,
    long BackwardMultiplyAdds)
{
    /// <summary>The bytes that a trainer keeps of a gradient and so many moments, all of which lie as the parameters do.</summary>
    public long TrainerBytes(int moments) => (1 + moments) * WeightBytes;

    /// <summary>Adds up what the layers take.</summary>
    /// <param name="layers">First hidden layer to output layer.</param>
    /// <param name="packedLength">The floats of all parameters as they lie in memory.</param>
    /// <param name="memory">Where scratch lies.</param>
    /// <param name="classIndices">The class indices of a block, where the enum of the classes is not as wide as they are.</param>
    public static CostPlan Of(IReadOnlyList<LayerPlan> layers, int packedLength, MemoryPlan memory, int classIndices)
    {
        long forward = layers.Sum(MultiplyAdds);
        return new CostPlan(
            Bytes(packedLength),
            memory.StackBytes,
            Bytes(memory.Rows.Length + classIndices),
            Bytes(memory.Training.Length),
            forward,
            forward + layers.Skip(1).Sum(MultiplyAdds));
    }

    private static long MultiplyAdds(LayerPlan layer) => (long)layer.Inputs * layer.Outputs;

    private static long Bytes(long floats) => floats * sizeof(float);
}
