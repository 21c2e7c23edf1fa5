using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers.Native;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Reports;

/// <summary>The explanations that a reader of the tables needs.</summary>
internal static class Method
{
    public static string Text(Effort effort) => $"""
        - Every process runs on one core and with one thread. All numbers are `float`.
        - All peers of an operation are sampled in turn, {effort.Rounds} rounds long: in the order of their speed, so that the fastest stand side by side in
          time, and backwards in every other round. A sample is as many calls as fill {effort.SampleNanoseconds / 1e6:0.#} ms, and at least one; a few more before it,
          which do not count, bring the peer's data back into the cache. Before that everybody runs until all times are steady, or {effort.WarmUps} times.
        - The ratio is that of MlpGen's time to the time of the peer with the lowest median, formed in each round; the table shows its median. The interval lies
          between two order statistics of the ratios: the closest ranks that hold the median with at least 95 % whatever the distribution (sign test).
          *Ahead* means that it lies below 1, *level* that it holds 1, *behind* that it lies above.
        - One row means a stream of independent rows: a ring of up to 64 distinct ones (fewer where they would fill more than 64 KiB), no output goes back in.
          Several rows are {Problem.MiniBatches} distinct batches in turn, and so are mini-batches. `Sgd` has learning rate {Problem.SgdLearningRate} and no momentum, `Adam` {Problem.AdamLearningRate}.
        - A training step is forward pass, loss, backward pass and update, and returns the loss.
        - GFLOP/s count two operations for each weight in the forward pass, four more in the backward pass, and two less in the first layer, whose inputs
          need no gradient; activations and optimizer are not counted. The limit is the peak of the core in multiply-adds with the widest vectors; for one row of
          the networks that no first-level cache holds it is the speed at which memory as large as the parameters is read again and again. Both are
          measured before and after each operation, and the better of the two stands.
        - Before they are timed, all peers get the same weights and the same inputs. A peer whose outputs lie further than 1e-4 of the largest from MlpGen's, or
          whose loss after {effort.CheckedSteps} steps is off by more than 1e-3, is reported as wrong and not timed.
        - MlpGen and the peers in C# run in one process, the native ones too, and loop over the call where it is: in C# over the concrete class, in C inside the
          library, so that nobody pays for crossing a border. Peers in a process of their own are told how many calls to make and time them there.
        - C and C++ are compiled with `{NativeSource.Common}`, but linked without `-ffast-math`, which could switch subnormal numbers off for everybody in
          the process. Tiled C with 512 bits is left out at W1, whose hidden layer is one vector of 256.
        - Bytes are managed memory; native peers show none.

        """;
}
