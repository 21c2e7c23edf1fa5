using System;

namespace MlpGen.Benchmarks.Workloads;

/// <summary>An operation with its numbers: identical parameters, inputs and targets for all peers.</summary>
internal sealed class Problem
{
    /// <summary>The number of distinct mini-batches, used in turn.</summary>
    public const int MiniBatches = 8;

    public const float SgdLearningRate = 0.01f;

    public const float AdamLearningRate = 1e-4f;

    // A stream of rows is a ring of this many rows, or fewer if they would not stay in the cache beside the parameters.
    private const int RowsInRing = 64;
    private const int BytesOfRing = 64 * 1024;

    public Problem(Operation operation)
    {
        Operation = operation;
        Workload workload = operation.Workload;
        Batches = MiniBatches;
        if (operation.Rows == 1)
            for (Batches = RowsInRing; Batches * workload.InputSize * sizeof(float) > BytesOfRing;)
                Batches /= 2;

        Parameters = new float[workload.ParameterCount];
        workload.Create().GetParameters(Parameters);
        Pcg32 random = new(7);
        int rows = Batches * operation.Rows;
        Inputs = new float[rows * workload.InputSize];
        foreach (ref float input in Inputs.AsSpan())
            input = (2 * random.NextSingle()) - 1;
        if (!operation.IsStep)
            return;

        Labels = new int[HasLabels ? rows : 0];
        foreach (ref int label in Labels.AsSpan())
            label = random.NextInt32(workload.OutputSize);
        Targets = new float[HasLabels ? 0 : rows * workload.OutputSize];
        foreach (ref float target in Targets.AsSpan())
            target = random.NextSingle();
    }

    public Operation Operation { get; }

    /// <summary>The number of calls with distinct inputs, a power of two.</summary>
    public int Batches { get; }

    /// <summary>The parameters in canonical order: the weights, <c>[output][input]</c>, then the biases, layer by layer.</summary>
    public float[] Parameters { get; }

    /// <summary>The inputs, <c>[batch][row][input]</c>.</summary>
    public float[] Inputs { get; }

    /// <summary>The targets of a step without labels, <c>[batch][row][output]</c>.</summary>
    public float[] Targets { get; } = [];

    /// <summary>The labels of a step with cross-entropy, <c>[batch][row]</c>.</summary>
    public int[] Labels { get; } = [];

    public bool HasLabels => Operation.Workload.Loss == Loss.CrossEntropy;

    public int InputsPerBatch => Operation.Rows * Operation.Workload.InputSize;

    public int OutputsPerBatch => Operation.Rows * Operation.Workload.OutputSize;
}
