using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers.Native;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Reports;

/// <summary>The explanations that a reader of the tables needs.</summary>
internal static class Method
{
    public static string Text(Effort effort) => $"""
        - Every process runs on one core and with one thread. All numbers are `float`.
        - All peers of an operation are sampled in turn, for {effort.Rounds} rounds. They run in order of speed, so that the fastest peers are close
          together in time. Every other round runs in reverse order. A sample consists of as many calls as fill {effort.SampleNanoseconds / 1e6:0.#}
          ms, and of at least one call. A few additional calls before each sample, which are not counted, bring the data of the peer back into the
          cache. Before the first round, every peer runs until all times are steady, or {effort.WarmUps} times.
        - The ratio is MlpGen's time divided by the time of the peer with the lowest median. It is computed in each round, and the table shows the
          median. The limits of the interval are two order statistics of the ratios: the closest ranks that contain the median with a probability of
          at least 95 %, whatever the distribution (sign test). *Ahead* means that the interval lies below 1, *level* that it contains 1, and
          *behind* that it lies above 1.
        - One row means a stream of independent rows, from a ring of up to 64 distinct rows (fewer if they would fill more than 64 KiB). No output
          is fed back as an input. For several rows and for mini-batches, {Problem.MiniBatches} distinct batches take turns. `Sgd` has a learning
          rate of {Problem.SgdLearningRate} and no momentum, and `Adam` has a learning rate of {Problem.AdamLearningRate}.
        - A training step consists of the forward pass, loss, backward pass and update. It returns the loss.
        - The GFLOP/s figures count two operations per weight in the forward pass and four in the backward pass. In the first layer, the backward
          pass counts two fewer, because the inputs need no gradient. Activations and the optimizer are not counted. The limit is the core's peak
          multiply-add rate with the widest vectors. For one row of the networks that do not fit into the first-level cache, the limit is the speed
          of repeatedly reading a memory block as large as the parameters. Both limits are measured before and after each operation, and the better
          measurement counts.
        - Before the measurement, all peers get the same weights and the same inputs. A peer is reported as wrong and not measured if its outputs
          differ from those of MlpGen by more than 1e-4 of the largest output, or if its loss after {effort.CheckedSteps} steps differs by more than
          1e-3.
        - MlpGen, the C# peers and the native peers run in one process. The loop over the calls is on the side of the callee: in C# over the
          concrete class, in C inside the library. Therefore, no peer pays for interop. Peers in a separate process are told how many calls to make,
          and measure the time there.
        - C and C++ are compiled with `{NativeSource.Common}`. They are linked without `-ffast-math`, which could disable subnormal numbers for the
          whole process. Tiled C with 512 bits is omitted for W1, whose hidden layer is one 256-bit vector.
        - Bytes are those of managed memory, so native peers show a dash.

        """;
}
