namespace MlpGen.Steps;

/// <summary>When a step is worth sharing. The numbers are from <c>bench/MlpGen.Benchmarks -- threads</c>.</summary>
internal static class ParallelPolicy
{
    // Of each thread. A thread transposes all weights and fills a whole gradient, however few its rows, and each step carries half of
    // parameters and gradients from core to core.
    private const int LeastRows = 16;

    // Of each thread, rows × parameters: some microseconds, where handing over the work and waiting for the last take one or two.
    private const int LeastWork = 65_536;

    /// <summary>How many threads share a step: a function of its arguments alone, so that the order of additions is too.</summary>
    /// <param name="degree">The threads there are.</param>
    /// <param name="rows">The rows of the step.</param>
    /// <param name="parameters">The parameters of the network.</param>
    /// <returns>1 … <paramref name="degree"/>.</returns>
    public static int Workers(int degree, int rows, int parameters) =>
        (int)long.Clamp(long.Min(rows / LeastRows, (long)rows * parameters / LeastWork), 1, degree);
}
