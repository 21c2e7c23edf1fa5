using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace MlpGen.Steps;

/// <summary>
/// What a <see cref="WorkerTeam"/> is doing now; between two pieces of work nothing, so that no thread keeps a trainer alive.
/// </summary>
internal sealed class Shift
{
    private const int Busy = 1;
    private const int Over = 2;

    private readonly Gate _end = new();
    private Action<int>? _work;
    private int _state;
    private int _pieces;

    /// <summary>True if the threads shall end.</summary>
    public bool IsOver => (Volatile.Read(ref _state) & Over) != 0;

    /// <summary>What a helper threw.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Begins some work.</summary>
    /// <param name="work">Takes the number of a worker.</param>
    /// <param name="pieces">How many pieces there are besides that of the calling thread.</param>
    /// <returns>True if the threads are there; they are not once they were told to end.</returns>
    public bool Begin(Action<int> work, int pieces)
    {
        Failure = null;
        _work = work;
        _pieces = pieces;
        return (Interlocked.Or(ref _state, Busy) & Over) == 0;
    }

    /// <summary>Tells the threads to end.</summary>
    /// <returns>True if work has begun and not ended.</returns>
    public bool Close() => (Interlocked.Or(ref _state, Over) & Busy) != 0;

    /// <summary>Does a piece. Apart from the loop that waits, whose frame would keep what it last did alive.</summary>
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

        if (Interlocked.Decrement(ref _pieces) == 0)
            _end.Open();
    }

    /// <summary>
    /// Waits until all pieces are done, whatever happens to the calling thread: the helpers may still be reading memory that it is about to
    /// give back.
    /// </summary>
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
        Interlocked.And(ref _state, ~Busy);
        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }
}
