using System;

namespace MlpGen.Benchmarks.Workloads;

/// <summary>An operation with its numbers: the same parameters, inputs and targets for everybody.</summary>
internal sealed class Problem
{
    /// <summary>Distinct mini-batches, used in turn.</summary>
    public const int MiniBatches = 8;

    public const float SgdLearningRate = 0.01f;

    public const float AdamLearningRate = 1e-4f;

    // A stream of rows is a ring of so many; a smaller one where they would not stay in the cache beside the parameters.
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

    /// <summary>Inputs of so many calls; a power of two.</summary>
    public int Batches { get; }

    /// <summary>In canonical order: layer by layer the weights, <c>[output][input]</c>, then the biases.</summary>
    public float[] Parameters { get; }

    /// <summary><c>[batch][row][input]</c>.</summary>
    public float[] Inputs { get; }

    /// <summary><c>[batch][row][output]</c>, of a step without labels.</summary>
    public float[] Targets { get; } = [];

    /// <summary><c>[batch][row]</c>, of a step with cross-entropy.</summary>
    public int[] Labels { get; } = [];

    public bool HasLabels => Operation.Workload.Loss == Loss.CrossEntropy;

    public int InputsPerBatch => Operation.Rows * Operation.Workload.InputSize;

    public int OutputsPerBatch => Operation.Rows * Operation.Workload.OutputSize;
}
