using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace MlpGen.Steps;

/// <summary>
/// The current work of a <see cref="WorkerTeam"/>. Between two pieces of work it holds no references, so that no thread keeps a trainer
/// alive.
/// </summary>
internal sealed class TeamWork
{
    private const int Busy = 1;
    private const int Stopping = 2;

    private readonly AutoResetEventSlim _end = new();
    private Action<int>? _work;
    private int _state;
    private int _pieces;

    /// <summary>True if the threads are to stop.</summary>
    public bool IsStopping => (Volatile.Read(ref _state) & Stopping) != 0;

    /// <summary>The exception that a helper thread has thrown. Null if there is none.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts new work.</summary>
    /// <param name="work">The work. Its argument is the number of the worker.</param>
    /// <param name="pieces">The number of pieces, without the piece of the calling thread.</param>
    /// <returns>True if the threads are running. False once they have been told to stop.</returns>
    public bool Begin(Action<int> work, int pieces)
    {
        Failure = null;
        _work = work;
        _pieces = pieces;
        return (Interlocked.Or(ref _state, Busy) & Stopping) == 0;
    }

    /// <summary>Tells the threads to stop.</summary>
    /// <returns>True if work is in progress.</returns>
    public bool Stop() => (Interlocked.Or(ref _state, Stopping) & Busy) != 0;

    /// <summary>
    /// Does one piece of work. It is separate from the waiting loop, because the frame of the loop would keep the objects of the last piece
    /// alive.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RunPiece(int worker)
    {
        try
        {
            _work!(worker);
        }
        catch (Exception failure)
        {
            Failure = failure;
        }

        if (Interlocked.Decrement(ref _pieces) == 0)
            _end.Set();
    }

    /// <summary>
    /// Waits until all pieces are done, even if the calling thread is interrupted: helpers may still read memory that the calling thread is
    /// about to release.
    /// </summary>
    public void WaitForEnd()
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
        Interlocked.And(ref _state, ~Busy);
        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }
}
