using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using System.Threading;

namespace MlpGen.Steps;

/// <summary>
/// Threads of its own that share pieces of work with the thread that calls, which is worker 0. Allocates nothing as it works.
/// </summary>
/// <remarks>
/// The threads know the team's <see cref="Shift"/> and not the team, so that a team which nobody disposes of is collected all the
/// same, and its finalizer sends the threads home.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Shift _shift = new();
    private readonly Helper[] _helpers;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">The workers, at least 2; one of them is the calling thread.</param>
    [UnsupportedOSPlatform("browser")]
    [UnsupportedOSPlatform("wasi")]
    public WorkerTeam(int size)
    {
        _helpers = new Helper[size - 1];
        for (int i = 0; i < _helpers.Length; i++)
            _helpers[i] = new Helper(_shift, i + 1);
        foreach (Helper helper in _helpers)
            helper.Thread.Start();
    }

    ~WorkerTeam() => SendHome();

    /// <summary>
    /// Does the work once for each worker, and returns when all are done. What threads that have gone home leave undone, the calling thread
    /// does.
    /// </summary>
    /// <param name="work">Takes the number of the worker.</param>
    /// <param name="workers">How many take part, at least 2; the others sleep on.</param>
    /// <exception cref="Exception">What a worker threw; another worker's is lost where several did.</exception>
    public void Run(Action<int> work, int workers)
    {
        bool isStaffed = _shift.Begin(work, workers - 1);
        for (int i = 0; isStaffed && i < workers - 1; i++)
            _helpers[i].Give();
        try
        {
            work(0);
        }
        finally
        {
            FinishAlone(isStaffed, workers - 1);
            _shift.AwaitEnd();
            // The finalizer must not run while the work does.
            GC.KeepAlive(this);
        }

        if (_shift.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>
    /// Ends the threads, and waits for that unless they are at work: they may be in code of the user's, which may wait for the thread that
    /// disposes, or be it.
    /// </summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (SendHome())
            return;
        foreach (Helper helper in _helpers)
            helper.Thread.Join();
    }

    // The same pieces as those of the threads, and so the same sums: a team that is disposed of leaves no step half done.
    private void FinishAlone(bool isStaffed, int pieces)
    {
        for (int i = 0; !isStaffed && i < pieces; i++)
            _shift.Help(i + 1);
        for (int i = 0; _shift.IsOver && i < pieces; i++)
            _helpers[i].TryHelp();
    }

    /// <returns>True if they are at work.</returns>
    private bool SendHome()
    {
        bool isBusy = _shift.Close();
        foreach (Helper helper in _helpers)
            helper.Start.Open();
        return isBusy;
    }

    /// <summary>A thread beside the calling one, and the piece of work that it has been given.</summary>
    private sealed class Helper
    {
        private const int Nothing = 0;
        private const int Piece = 1;

        private readonly Shift _shift;
        private readonly int _number;
        private int _given;

        public Helper(Shift shift, int number)
        {
            _shift = shift;
            _number = number;
            Thread = new Thread(Loop) { IsBackground = true, Name = $"MlpGen worker {number}" };
        }

        public Gate Start { get; } = new();

        public Thread Thread { get; }

        public void Give()
        {
            Volatile.Write(ref _given, Piece);
            Start.Open();
        }

        /// <summary>Does its piece, unless it has none or another thread does it.</summary>
        public void TryHelp()
        {
            if (Interlocked.Exchange(ref _given, Nothing) == Piece)
                _shift.Help(_number);
        }

        // Optimized at once: the loop is entered once and left at the end.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Loop()
        {
            for (bool isOver = false; !isOver;)
            {
                Start.Wait();

                // Before it looks for a piece: who gives it one later sees that the shift is over, and does the piece itself.
                isOver = _shift.IsOver;
                TryHelp();
            }
        }
    }
}
