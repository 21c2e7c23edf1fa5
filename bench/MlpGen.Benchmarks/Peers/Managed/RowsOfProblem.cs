using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Managed;

/// <summary>The inputs and targets of a problem as arrays of rows, <c>[batch][row][value]</c>.</summary>
internal static class RowsOfProblem
{
    public static float[][][] InputRows(this Problem problem) => Split(problem, problem.Inputs, problem.Operation.Workload.InputSize);

    /// <summary>Converts labels to one-hot rows.</summary>
    public static float[][][] TargetRows(this Problem problem)
    {
        if (!problem.Operation.IsStep)
            return [];
        int outputs = problem.Operation.Workload.OutputSize;
        if (!problem.HasLabels)
            return Split(problem, problem.Targets, outputs);
        float[] targets = new float[problem.Labels.Length * outputs];
        for (int row = 0; row < problem.Labels.Length; row++)
            targets[(row * outputs) + problem.Labels[row]] = 1;
        return Split(problem, targets, outputs);
    }

    private static float[][][] Split(Problem problem, float[] values, int length)
    {
        float[][][] batches = new float[problem.Batches][][];
        int next = 0;
        for (int batch = 0; batch < batches.Length; batch++)
        {
            batches[batch] = new float[problem.Operation.Rows][];
            for (int row = 0; row < batches[batch].Length; row++, next += length)
                batches[batch][row] = values[next..(next + length)];
        }

        return batches;
    }
}
