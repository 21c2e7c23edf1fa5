using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;

namespace MlpGen.Steps;

/// <summary>
/// Lets one thread through each time others open it. Whoever waits spins for a while, because the next step is most often near,
/// and then sleeps. Openings do not add up: who has passed looks at what they were for, and sees what was written before any of them.
/// Allocates nothing.
/// </summary>
internal sealed class Gate
{
    private const int Closed = 0;
    private const int Sleeping = 1;
    private const int Opened = 2;

    // About as long as it takes to wake a sleeping thread, so that a wait costs twice its least at most.
    private const int Polls = 2_000;
    private const int PollsBetweenYields = 32;

    private readonly object _lock = new();
    private int _state;

    /// <summary>Lets the thread through that waits, or the next that will. What was written before is seen by it.</summary>
    public void Open()
    {
        if (Interlocked.Exchange(ref _state, Opened) != Sleeping)
            return;
        bool interrupted = false;
        while (!TryPulse())
            interrupted = true;
        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }

    /// <summary>Compiles the code that waits asleep and wakes a sleeper, which a step needs only when a thread is late.</summary>
    [SuppressMessage("Interoperability", "CA1416", Justification = "Teams alone ask for it, and there are none without threads.")]
    public static void WarmUp()
    {
        Gate there = new(), back = new();
        Thread other = new(() =>
        {
            there.Wait();
            back.OpenAsleep();
        });
        other.Start();
        there.OpenAsleep();
        back.Wait();
        other.Join();
    }

    private void OpenAsleep()
    {
        while (Volatile.Read(ref _state) != Sleeping)
            Thread.Yield();
        Open();
    }

    // An interrupt may come while the lock is taken; the sleeper must be woken all the same.
    private bool TryPulse()
    {
        try
        {
            lock (_lock)
                Monitor.Pulse(_lock);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    /// <summary>Waits until the gate is open, and closes it.</summary>
    /// <exception cref="ThreadInterruptedException">Interrupted in its sleep; the wait may begin again.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Wait()
    {
        for (int poll = 1; Volatile.Read(ref _state) != Opened; poll++)
        {
            if (poll == Polls)
                Sleep();
            else if (poll % PollsBetweenYields == 0)
                Thread.Yield();
            else
                Thread.SpinWait(1);
        }

        // A full fence: what this thread reads next is not older than an opening that came too early to be kept.
        Interlocked.Exchange(ref _state, Closed);
    }

    [SuppressMessage("Interoperability", "CA1416", Justification = "Workers alone wait, and there are none without threads.")]
    private void Sleep()
    {
        lock (_lock)
        {
            Interlocked.CompareExchange(ref _state, Sleeping, Closed);
            while (Volatile.Read(ref _state) != Opened)
                Monitor.Wait(_lock);
        }
    }
}
