using System;

namespace MlpGen.Memory;

/// <summary>
/// Memory that a thread keeps for one purpose, from call to call. It is nobody else's between <see cref="Rent"/> and <see cref="Return"/>:
/// a callback of the user's that comes to the same place gets memory of its own, which is kept as well.
/// </summary>
internal sealed class ThreadScratch
{
    private float[] _values = [];
    private ThreadScratch? _next;

    /// <summary>Takes memory from those that a thread keeps; its content is arbitrary.</summary>
    /// <param name="kept">The first of them; null where there is none.</param>
    /// <param name="length">The floats at least.</param>
    public static ThreadScratch Rent(ref ThreadScratch? kept, int length)
    {
        ThreadScratch scratch = kept ?? new ThreadScratch();
        kept = scratch._next;
        if (scratch._values.Length < length)
            scratch._values = new float[length];
        return scratch;
    }

    /// <summary>The first floats of it.</summary>
    public Span<float> Span(int length) => _values.AsSpan(0, length);

    /// <summary>Gives it back. What nobody gives back, since something was thrown, is collected.</summary>
    /// <param name="kept">Where it was taken from.</param>
    public void Return(ref ThreadScratch? kept) => (_next, kept) = (kept, this);
}
