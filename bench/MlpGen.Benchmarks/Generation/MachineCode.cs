using System;
using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Threading;

namespace MlpGen.Benchmarks.Generation;

/// <summary>
/// Listens to the runtime for the machine code that it makes: the event MethodLoadVerbose of Microsoft-Windows-DotNETRuntime, which
/// every compiled method raises.
/// </summary>
internal sealed class MachineCode : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private readonly ConcurrentQueue<Method> _methods = new();
    private int _events;

    /// <summary>Compiled methods of a class and of the classes within it.</summary>
    /// <param name="type">The name of the class, which no other class may begin with.</param>
    public Method[] Of(string type)
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

    /// <summary>Events arrive on a thread of the runtime's own, somewhat later: waits until none has come for a while.</summary>
    private void WaitForEvents()
    {
        for (int before = -1; before != Volatile.Read(ref _events);)
        {
            before = Volatile.Read(ref _events);
            Thread.Sleep(300);
        }
    }

    /// <summary>A method that was compiled.</summary>
    /// <param name="Type">Its class.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Bytes">Of machine code.</param>
    /// <param name="Final">Whether it was optimised at once and is not compiled again.</param>
    internal readonly record struct Method(string Type, string Name, int Bytes, bool Final);
}
