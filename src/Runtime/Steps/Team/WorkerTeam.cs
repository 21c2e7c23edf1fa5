using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using System.Threading;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>A team of threads that share pieces of work with the calling thread, which is worker 0. Work allocates nothing.</summary>
/// <remarks>
/// The threads reference the <see cref="TeamWork"/> of the team but not the team itself. A team that is not disposed is therefore still
/// garbage-collected, and its finalizer stops the threads.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private readonly TeamWork _work = new();
    private readonly Helper[] _helpers;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">The number of workers. At least 2. One of them is the calling thread.</param>
    [UnsupportedOSPlatform("browser")]
    [UnsupportedOSPlatform("wasi")]
    public WorkerTeam(int size)
    {
        _helpers = new Helper[size - 1];
        for (int i = 0; i < _helpers.Length; i++)
            _helpers[i] = new Helper(_work, i + 1);
        foreach (Helper helper in _helpers)
            helper.Thread.Start();
    }

    ~WorkerTeam() => StopThreads();

    /// <summary>
    /// Runs the work once for each worker, and returns when all have finished. If threads have already stopped, the calling thread does
    /// their pieces.
    /// </summary>
    /// <param name="work">The work. Its argument is the number of the worker.</param>
    /// <param name="workers">The number of workers that take part. At least 2. The others stay asleep.</param>
    /// <exception cref="Exception">
    /// An exception that a worker has thrown. If several workers throw, only one exception is reported.
    /// </exception>
    public void Run(Action<int> work, int workers)
    {
        bool isStaffed = _work.Begin(work, workers - 1);
        for (int i = 0; isStaffed && i < workers - 1; i++)
            _helpers[i].Assign();
        try
        {
            work(0);
        }
        finally
        {
            FinishAlone(isStaffed, workers - 1);
            _work.WaitForEnd();
            // The finalizer must not run during the work.
            GC.KeepAlive(this);
        }

        if (_work.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>
    /// Stops the threads. Waits for them unless they are working: a thread that runs user-defined code may be waiting for the disposing
    /// thread, or be that thread.
    /// </summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (StopThreads())
            return;
        foreach (Helper helper in _helpers)
            helper.Thread.Join();
    }

    // Runs exactly the pieces that the threads would have run, so the sums are the same. A step is never left incomplete when the team is
    // disposed.
    private void FinishAlone(bool isStaffed, int pieces)
    {
        for (int i = 0; !isStaffed && i < pieces; i++)
            _work.RunPiece(i + 1);
        for (int i = 0; _work.IsStopping && i < pieces; i++)
            _helpers[i].TryRunPiece();
    }

    /// <returns>True if the threads are working.</returns>
    private bool StopThreads()
    {
        bool isBusy = _work.Stop();
        foreach (Helper helper in _helpers)
            helper.Start.Set();
        return isBusy;
    }

    /// <summary>A thread in addition to the calling one, and the piece of work it has been given.</summary>
    private sealed class Helper
    {
        private const int Nothing = 0;
        private const int Piece = 1;

        private readonly TeamWork _work;
        private readonly int _number;
        private int _assigned;

        public Helper(TeamWork work, int number)
        {
            _work = work;
            _number = number;
            Thread = new Thread(Loop) { IsBackground = true, Name = $"MlpGen worker {number}" };
        }

        public AutoResetEventSlim Start { get; } = new();

        public Thread Thread { get; }

        public void Assign()
        {
            Volatile.Write(ref _assigned, Piece);
            Start.Set();
        }

        /// <summary>Does the piece of this thread, unless it has none or another thread does it.</summary>
        public void TryRunPiece()
        {
            if (Interlocked.Exchange(ref _assigned, Nothing) == Piece)
                _work.RunPiece(_number);
        }

        // Optimized immediately, because the loop is entered only once and runs until the end.
        [MethodImpl(MethodOptions.AggressiveOptimization)]
        private void Loop()
        {
            for (bool isStopping = false; !isStopping;)
            {
                Start.Wait();

                // Read before it looks for a piece. A thread that gives it a piece later sees that the team has stopped, and does the piece
                // itself.
                isStopping = _work.IsStopping;
                TryRunPiece();
            }
        }
    }
}
