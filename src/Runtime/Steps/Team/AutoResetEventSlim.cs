using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>
/// Lets one thread pass each time other threads set it. A waiting thread spins for a while, because the next step usually follows soon,
/// and then sleeps. Signals are not counted: a thread that has passed checks what they were for, and sees everything that was written
/// before any of them. Allocates nothing.
/// </summary>
internal sealed class AutoResetEventSlim
{
    private const int Unsignaled = 0;
    private const int Sleeping = 1;
    private const int Signaled = 2;

    // About as long as waking a sleeping thread takes, so that a wait costs at most twice the minimum.
    private const int Polls = 2_000;
    private const int PollsBetweenYields = 32;

    private readonly object _lock = new();
    private int _state;

    /// <summary>
    /// Releases the waiting thread, or the next thread that waits. That thread sees everything that was written before this call.
    /// </summary>
    public void Set()
    {
        if (Interlocked.Exchange(ref _state, Signaled) != Sleeping)
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
        AutoResetEventSlim there = new(), back = new();
        Thread other = new(() =>
        {
            there.Wait();
            back.SetWhenAsleep();
        });
        other.Start();
        there.SetWhenAsleep();
        back.Wait();
        other.Join();
    }

    private void SetWhenAsleep()
    {
        while (Volatile.Read(ref _state) != Sleeping)
            Thread.Yield();
        Set();
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

    /// <summary>Waits until the event is set, and resets it.</summary>
    /// <exception cref="ThreadInterruptedException">The thread was interrupted while it slept. The wait may be repeated.</exception>
    [MethodImpl(MethodOptions.AggressiveOptimization)]
    public void Wait()
    {
        for (int poll = 1; Volatile.Read(ref _state) != Signaled; poll++)
        {
            if (poll == Polls)
                Sleep();
            else if (poll % PollsBetweenYields == 0)
                Thread.Yield();
            else
                Thread.SpinWait(1);
        }

        // A full fence: the data that this thread reads next is at least as new as any signal that was merged with this one.
        Interlocked.Exchange(ref _state, Unsignaled);
    }

    [SuppressMessage("Interoperability", "CA1416", Justification = "Only workers wait, and there are no workers without threads.")]
    private void Sleep()
    {
        lock (_lock)
        {
            Interlocked.CompareExchange(ref _state, Sleeping, Unsignaled);
            while (Volatile.Read(ref _state) != Signaled)
                Monitor.Wait(_lock);
        }
    }
}
