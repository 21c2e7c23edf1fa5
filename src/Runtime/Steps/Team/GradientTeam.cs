using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Versioning;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>Threads that share the rows of a step, and what each of them needs for it: a gradient and scratch of its own.</summary>
/// <remarks>
/// Which rows and which parameters a worker takes, and the order in which gradients are added, depend on the number of workers alone,
/// never on who is done first: the same degree gives the same bits.
/// </remarks>
internal sealed class GradientTeam : IDisposable
{
    /// <summary>The floats of a cache line: no two workers write to the same.</summary>
    private const int Line = 16;

    /// <summary>
    /// The floats of a tile: the sum of so many of all gradients stays in the first-level cache until the parameters are updated with it.
    /// It has memory of its own: written back into a gradient it would take cache lines away from the core that fills it next.
    /// </summary>
    public const int TileLength = 2_048;

    private readonly AlignedBuffer[] _gradients;
    private readonly AlignedBuffer[] _tiles;
    private readonly float[] _largest;
    private readonly AlignedBuffer[] _workspaces;
    private readonly WorkerTeam _team;
    private readonly int _parameterCount;

    /// <summary>Starts the threads.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="gradient">That of worker 0, the calling thread.</param>
    /// <param name="workspace">Its scratch.</param>
    /// <param name="degree">The workers, at least 2.</param>
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

    /// <summary>The workers there are.</summary>
    public int Degree => _gradients.Length;

    /// <summary>The sum of the losses of each worker's rows.</summary>
    public double[] Losses { get; }

    /// <summary>How many threads share a step over so many rows; 1 where it is not worth sharing.</summary>
    public int Workers(int rows) => ParallelPolicy.Workers(Degree, rows, _parameterCount);

    /// <summary>The gradient of a worker's rows.</summary>
    public AlignedBuffer Gradient(int worker) => _gradients[worker];

    /// <summary>The scratch of a worker.</summary>
    public AlignedBuffer Workspace(int worker) => _workspaces[worker];

    /// <summary>Where a worker adds up a tile of the gradients.</summary>
    public AlignedBuffer Tile(int worker) => _tiles[worker];

    /// <summary>Does the work once for each worker, and returns when all are done.</summary>
    public void Run(Action<int> work, int workers) => _team.Run(work, workers);

    /// <summary>The sum of the losses of all rows.</summary>
    public double Loss(int workers)
    {
        double loss = 0;
        for (int worker = 0; worker < workers; worker++)
            loss += Losses[worker];
        return loss;
    }

    /// <summary>Measures the gradient of a worker, who does that itself.</summary>
    public void Measure(int worker) =>
        _largest[worker] = CompilerServices.Rows.Largest(ref _gradients[worker].First, _gradients[worker].Length);

    /// <summary>What no |g| of the sum is larger than, once every worker has measured; NaN or ∞ where one is.</summary>
    public float Largest(int workers)
    {
        float largest = 0;
        for (int worker = 0; worker < workers; worker++)
            largest += _largest[worker];
        return largest;
    }

    /// <summary>A worker's part of so many rows: as long as the others' but for one.</summary>
    public static (int First, int Count) Rows(int length, int worker, int workers)
    {
        int first = (int)((long)length * worker / workers);
        return (first, (int)((long)length * (worker + 1) / workers) - first);
    }

    /// <summary>A worker's part of the parameters, in whole cache lines.</summary>
    public (int First, int Count) Parameters(int worker, int workers)
    {
        int length = _gradients[0].Length;
        (int line, int lines) = Rows((length + Line - 1) / Line, worker, workers);
        return (line * Line, int.Min(length, (line + lines) * Line) - (line * Line));
    }

    /// <summary>The sum of all workers' gradients, for some parameters.</summary>
    /// <param name="first">The first of them, on a cache line.</param>
    /// <param name="count">How many; up to the end of the line is written.</param>
    /// <param name="workers">At least 2.</param>
    /// <param name="sum">Overwritten; may be a gradient itself.</param>
    public void Add(int first, int count, int workers, ref float sum)
    {
        Add(ref Gradient(0, first), ref Gradient(1, first), ref sum, count);
        for (int other = 2; other < workers; other++)
            Add(ref sum, ref Gradient(other, first), ref sum, count);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _team.Dispose();

    private ref float Gradient(int worker, int first) => ref Unsafe.Add(ref _gradients[worker].First, first);

    // Whole vectors: every buffer ends on a whole cache line.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add(ref float left, ref float right, ref float sum, int count)
    {
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector256<float>.Count)
            (Vector256.LoadUnsafe(ref left, i) + Vector256.LoadUnsafe(ref right, i)).StoreUnsafe(ref sum, i);
    }
}
