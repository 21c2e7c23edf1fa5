using System;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif
using System.Runtime.Versioning;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>The threads that share the rows of a step, and the gradient and scratch memory of each thread.</summary>
/// <remarks>
/// The rows and parameters of each worker and the order in which gradients are added depend only on the number of workers, never on timing.
/// The same degree of parallelism gives bit-for-bit the same results.
/// </remarks>
internal sealed class GradientTeam : IDisposable
{
    /// <summary>The number of floats in a cache line. No two workers write to the same line.</summary>
    private const int Line = 16;

    /// <summary>
    /// The number of floats in a tile. The sum of a tile over all gradients stays in the first-level cache until the parameters are updated
    /// with it. A tile has its own memory: if the sum were written back into a gradient, it would take cache lines away from the core that
    /// fills the gradient next.
    /// </summary>
    public const int TileLength = 2_048;

    private readonly AlignedBuffer[] _gradients;
    private readonly AlignedBuffer[] _tiles;
    private readonly float[] _largest;
    private readonly AlignedBuffer[] _workspaces;
    private readonly WorkerTeam _team;
    private readonly int _parameterCount;

    /// <summary>Starts the threads.</summary>
    /// <param name="network">The network that is trained.</param>
    /// <param name="gradient">The gradient of worker 0, which is the calling thread.</param>
    /// <param name="workspace">The scratch memory of worker 0.</param>
    /// <param name="degree">The number of workers. At least 2.</param>
    [UnsupportedOSPlatform("browser")]
    [UnsupportedOSPlatform("wasi")]
    public GradientTeam(ITrainable network, AlignedBuffer gradient, AlignedBuffer workspace, int degree)
    {
        _parameterCount = network.ParameterCount;
        _gradients = new AlignedBuffer[degree];
        _workspaces = new AlignedBuffer[degree];
        _tiles = new AlignedBuffer[degree];
        Losses = new double[degree];
        _largest = new float[degree];
        for (int worker = 0; worker < degree; worker++)
        {
            _gradients[worker] = worker == 0 ? gradient : new AlignedBuffer(gradient.Length);
            _tiles[worker] = new AlignedBuffer(TileLength);
            _workspaces[worker] = worker == 0 ? workspace : new AlignedBuffer(workspace.Length);
        }

        _team = new WorkerTeam(degree);
    }

    /// <summary>The number of workers.</summary>
    public int Degree => _gradients.Length;

    /// <summary>The sum of the losses over the rows of each worker.</summary>
    public double[] Losses { get; }

    /// <summary>Returns the number of threads that share a step with a number of rows. 1 if sharing is not worthwhile.</summary>
    public int Workers(int rows) => ParallelPolicy.Workers(Degree, rows, _parameterCount);

    /// <summary>Returns the gradient of the rows of a worker.</summary>
    public AlignedBuffer Gradient(int worker) => _gradients[worker];

    /// <summary>Returns the scratch memory of a worker.</summary>
    public AlignedBuffer Workspace(int worker) => _workspaces[worker];

    /// <summary>Returns the buffer in which a worker sums a tile of the gradients.</summary>
    public AlignedBuffer Tile(int worker) => _tiles[worker];

    /// <summary>Runs the work once for each worker, and returns when all have finished.</summary>
    public void Run(Action<int> work, int workers) => _team.Run(work, workers);

    /// <summary>Returns the sum of the losses over all rows.</summary>
    public double Loss(int workers)
    {
        double loss = 0;
        for (int worker = 0; worker < workers; worker++)
            loss += Losses[worker];
        return loss;
    }

    /// <summary>Finds the largest absolute value in the gradient of a worker. The worker itself calls it.</summary>
    public void Measure(int worker) =>
        _largest[worker] = VectorRows.Largest(ref _gradients[worker].First, _gradients[worker].Length);

    /// <summary>
    /// Returns an upper bound for |g| in the sum of the gradients, once every worker has called <see cref="Measure"/>. NaN or ∞ if one
    /// value is.
    /// </summary>
    public float Largest(int workers)
    {
        float largest = 0;
        for (int worker = 0; worker < workers; worker++)
            largest = (float)(largest + _largest[worker]);
        return largest;
    }

    /// <summary>Returns the part of the rows that belongs to a worker. The parts differ in length by at most 1.</summary>
    public static (int First, int Count) PartOf(int length, int worker, int workers)
    {
        int first = (int)((long)length * worker / workers);
        return (first, (int)((long)length * (worker + 1) / workers) - first);
    }

    /// <summary>Returns the part of the parameters that belongs to a worker, in whole cache lines.</summary>
    public (int First, int Count) Parameters(int worker, int workers)
    {
        int length = _gradients[0].Length;
        (int line, int lines) = PartOf((length + Line - 1) / Line, worker, workers);
        return (line * Line, int.Min(length, (line + lines) * Line) - (line * Line));
    }

    /// <summary>Sums the gradients of all workers for a range of parameters.</summary>
    /// <param name="first">The first parameter, aligned to a cache line.</param>
    /// <param name="count">The number of parameters. The output is written up to the end of the cache line.</param>
    /// <param name="workers">The number of workers. At least 2.</param>
    /// <param name="sum">The destination for the sum. It may be one of the gradients.</param>
    public void Add(int first, int count, int workers, ref float sum)
    {
        Add(ref Gradient(0, first), ref Gradient(1, first), ref sum, count);
        for (int other = 2; other < workers; other++)
            Add(ref sum, ref Gradient(other, first), ref sum, count);
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose() => _team.Dispose();

    private ref float Gradient(int worker, int first) => ref Unsafe.Add(ref _gradients[worker].First, first);

    [MethodImpl(MethodOptions.Kernel)]
    private static void Add(ref float left, ref float right, ref float sum, int count)
    {
#if NET8_0_OR_GREATER
        // Processes whole vectors, because every buffer ends on a whole cache line.
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector256<float>.Count)
            (Vector256.LoadUnsafe(ref left, i) + Vector256.LoadUnsafe(ref right, i)).StoreUnsafe(ref sum, i);
#else
        for (int i = 0; i < count; i++)
            Unsafe.Add(ref sum, i) = (float)(Unsafe.Add(ref left, i) + Unsafe.Add(ref right, i));
#endif
    }
}
