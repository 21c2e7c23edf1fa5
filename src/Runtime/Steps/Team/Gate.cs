using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;

namespace MlpGen.Steps;

/// <summary>
/// Lets one thread pass each time other threads open it. A waiting thread spins for a while, because the next step usually follows soon,
/// and then sleeps. Openings are not counted: a thread that has passed checks what they were for, and sees everything that was written
/// before any of them. Allocates nothing.
/// </summary>
internal sealed class Gate
{
    private const int Closed = 0;
    private const int Sleeping = 1;
    private const int Opened = 2;

    // About as long as waking a sleeping thread takes, so that a wait costs at most twice the minimum.
    private const int Polls = 2_000;
    private const int PollsBetweenYields = 32;

    private readonly object _lock = new();
    private int _state;

    /// <summary>Lets the waiting thread pass, or the next one that waits. It sees everything that was written before.</summary>
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

    /// <summary>Compiles the code that sleeps and wakes a sleeping thread, which steps need only when a thread is late.</summary>
    [SuppressMessage("Interoperability", "CA1416", Justification = "Only teams call it, and there are no teams without threads.")]
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

    // The thread may be interrupted while it takes the lock. The sleeping thread must be woken nevertheless.
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
    /// <exception cref="ThreadInterruptedException">The thread was interrupted while it slept. The wait may be repeated.</exception>
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

        // A full fence: the data that this thread reads next is at least as new as any opening that was merged with this one.
        Interlocked.Exchange(ref _state, Closed);
    }

    [SuppressMessage("Interoperability", "CA1416", Justification = "Only workers wait, and there are no workers without threads.")]
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
