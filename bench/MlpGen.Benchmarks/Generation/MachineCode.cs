using System;
using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Threading;

namespace MlpGen.Benchmarks.Generation;

/// <summary>
/// Listens for the machine code that the runtime compiles, through the event MethodLoadVerbose of Microsoft-Windows-DotNETRuntime, which
/// the runtime raises for every compiled method.
/// </summary>
internal sealed class MachineCode : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private readonly ConcurrentQueue<Method> _methods = new();
    private int _events;

    /// <summary>Returns the compiled methods of a class and of its nested classes.</summary>
    /// <param name="type">The name of the class. No other class name may begin with it.</param>
    public Method[] MethodsOf(string type)
    {
        WaitForEvents();
        return [.. _methods.Where(method => method.Type.StartsWith(type, StringComparison.Ordinal))];
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        Interlocked.Increment(ref _events);
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
            return;
        object? Value(string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)];
        _methods.Enqueue(new Method(
            (string)Value("MethodNamespace")!, (string)Value("MethodName")!, (int)(uint)Value("MethodSize")!, (((uint)Value("MethodFlags")! >> 7) & 7) == 2));
    }

    /// <summary>Waits until no event has arrived for a while. Events arrive with a delay, on a thread of the runtime.</summary>
    private void WaitForEvents()
    {
        for (int before = -1; before != Volatile.Read(ref _events);)
        {
            before = Volatile.Read(ref _events);
            Thread.Sleep(300);
        }
    }

    /// <summary>A compiled method.</summary>
    /// <param name="Type">The class of the method.</param>
    /// <param name="Name">The name of the method.</param>
    /// <param name="Bytes">The number of bytes of machine code.</param>
    /// <param name="Final">True if the method was optimized at once and is not compiled again.</param>
    internal readonly record struct Method(string Type, string Name, int Bytes, bool Final);
}
