using System;

namespace MlpGen.Memory;

/// <summary>
/// Memory that a thread keeps for one purpose from call to call. Between <see cref="Rent"/> and <see cref="Return"/> it has a single user.
/// If a user callback reaches the same code again, it gets separate memory, which is kept as well.
/// </summary>
internal sealed class ThreadScratch
{
    private float[] _values = [];
    private ThreadScratch? _next;

    /// <summary>Takes memory from the list that a thread keeps. Its content is arbitrary.</summary>
    /// <param name="kept">The head of the list, or null if the list is empty.</param>
    /// <param name="length">The minimum number of floats.</param>
    public static ThreadScratch Rent(ref ThreadScratch? kept, int length)
    {
        ThreadScratch scratch = kept ?? new ThreadScratch();
        kept = scratch._next;
        if (scratch._values.Length < length)
            scratch._values = new float[length];
        return scratch;
    }

    /// <summary>Returns the first floats of the memory.</summary>
    public Span<float> Span(int length) => _values.AsSpan(0, length);

    /// <summary>Returns the memory to the list. If an exception prevents this, the memory is garbage collected.</summary>
    /// <param name="kept">The head of the list from which the memory was taken.</param>
    public void Return(ref ThreadScratch? kept) => (_next, kept) = (kept, this);
}
