using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// The costs of a network that follow from its topology. Bytes include padding, multiply-adds do not.
/// </summary>
/// <param name="WeightBytes">The bytes of weights and biases.</param>
/// <param name="ForwardStackBytes">The bytes of <c>stackalloc</c> in the forward pass of one row. Many rows use none.</param>
/// <param name="ForwardWorkspaceBytes">The bytes of scratch memory that a thread keeps for the forward pass of many rows.</param>
/// <param name="TrainingWorkspaceBytes">
/// The bytes of scratch memory that a trainer keeps. A thread that computes a gradient keeps as much, plus a gradient.
/// </param>
/// <param name="ForwardMultiplyAdds">The multiply-adds for one row: one for each weight.</param>
/// <param name="BackwardMultiplyAdds">
/// The multiply-adds for one row in training, without the forward pass: the gradient, and δ of every layer except the first.
/// </param>
internal sealed record CostPlan(
    long WeightBytes,
    int ForwardStackBytes,
    long ForwardWorkspaceBytes,
    long TrainingWorkspaceBytes,
    long ForwardMultiplyAdds,
    long BackwardMultiplyAdds)
{
    /// <summary>Returns the bytes that a trainer keeps for a gradient and some moments, all in the layout of the parameters.</summary>
    public long TrainerBytes(int moments) => (1 + moments) * WeightBytes;

    /// <summary>Adds up the costs of the layers.</summary>
    /// <param name="layers">The layers, from the first hidden layer to the output layer.</param>
    /// <param name="packedLength">The floats of all parameters in memory, including padding.</param>
    /// <param name="memory">The layout of scratch memory.</param>
    /// <param name="classIndices">The number of class indices in a block, if the enum of the classes has another width, else 0.</param>
    public static CostPlan Create(IReadOnlyList<LayerPlan> layers, int packedLength, MemoryPlan memory, int classIndices)
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
