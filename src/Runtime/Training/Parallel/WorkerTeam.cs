using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using System.Threading;

namespace MlpGen;

/// <summary>Threads of its own that share pieces of work with the thread that calls, which is worker 0. Allocates nothing as it works.</summary>
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

    /// <summary>Does the work once for each worker, and returns when all are done.</summary>
    /// <param name="work">Takes the number of the worker.</param>
    /// <param name="workers">How many take part, at least 2; the others sleep on.</param>
    /// <exception cref="Exception">What a worker threw; another worker's is lost where several did.</exception>
    public void Run(Action<int> work, int workers)
    {
        _shift.Begin(work, workers - 1);
        for (int i = 0; i < workers - 1; i++)
            _helpers[i].Start.Open();
        try
        {
            work(0);
        }
        finally
        {
            _shift.AwaitEnd();
            // The finalizer must not run while the work does.
            GC.KeepAlive(this);
        }

        if (_shift.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        SendHome();
        foreach (Helper helper in _helpers)
            helper.Thread.Join();
    }

    private void SendHome()
    {
        _shift.IsOver = true;
        foreach (Helper helper in _helpers)
            helper.Start.Open();
    }

    /// <summary>What the team is doing now; between two pieces of work nothing, so that no thread keeps a trainer alive.</summary>
    private sealed class Shift
    {
        private readonly Gate _end = new();
        private Action<int>? _work;
        private int _busy;

        /// <summary>The threads shall end.</summary>
        public bool IsOver { get; set; }

        /// <summary>What a helper threw.</summary>
        public Exception? Failure { get; private set; }

        public void Begin(Action<int> work, int helpers)
        {
            Failure = null;
            _work = work;
            _busy = helpers;
        }

        // Apart from the loop that waits, whose frame would keep what it last did alive.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Help(int worker)
        {
            try
            {
                _work!(worker);
            }
            catch (Exception failure)
            {
                Failure = failure;
            }

            if (Interlocked.Decrement(ref _busy) == 0)
                _end.Open();
        }

        // Whatever happens to the calling thread: the helpers may still be reading memory that it is about to give back.
        public void AwaitEnd()
        {
            bool interrupted = false;
            while (true)
            {
                try
                {
                    _end.Wait();
                    break;
                }
                catch (ThreadInterruptedException)
                {
                    interrupted = true;
                }
            }

            _work = null;
            if (interrupted)
                Thread.CurrentThread.Interrupt();
        }
    }

    private sealed class Helper
    {
        private readonly Shift _shift;
        private readonly int _number;

        public Helper(Shift shift, int number)
        {
            _shift = shift;
            _number = number;
            Thread = new Thread(Loop) { IsBackground = true, Name = $"MlpGen worker {number}" };
        }

        public Gate Start { get; } = new();

        public Thread Thread { get; }

        // Optimized at once: the loop is entered once and left at the end.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Loop()
        {
            while (true)
            {
                Start.Wait();
                if (_shift.IsOver)
                    return;
                _shift.Help(_number);
            }
        }
    }
}
