namespace MlpGen.Steps;

/// <summary>Decides how many threads share a step. The constants were measured with <c>bench/MlpGen.Benchmarks -- threads</c>.</summary>
internal static class ParallelPolicy
{
    // The minimum number of rows per thread. Each thread transposes all weights and fills a whole gradient, however few its rows are, and
    // each step moves half of the parameters and gradients from core to core.
    private const int LeastRows = 16;

    // The minimum of rows × parameters per thread. It corresponds to a few microseconds, while handing over the work and waiting for the
    // last thread take one or two.
    private const int LeastWork = 65_536;

    /// <summary>
    /// Returns the number of threads that share a step. It depends only on the arguments, so that the order of additions is fixed too.
    /// </summary>
    /// <param name="degree">The number of available threads.</param>
    /// <param name="rows">The number of rows in the step.</param>
    /// <param name="parameters">The number of parameters of the network.</param>
    /// <returns>A number of threads, 1 … <paramref name="degree"/>.</returns>
    public static int Workers(int degree, int rows, int parameters) =>
        (int)long.Clamp(long.Min(rows / LeastRows, (long)rows * parameters / LeastWork), 1, degree);
}
