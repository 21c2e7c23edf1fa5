using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>
/// Scratch memory that each thread keeps for the networks it runs. It is large enough for the network that needs the most.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Workspace
{
    [ThreadStatic]
    private static AlignedBuffer? t_buffer;

    /// <summary>
    /// Returns the scratch memory of this thread. Its content is arbitrary. The next call on this thread returns the same memory.
    /// </summary>
    /// <param name="length">The minimum number of floats.</param>
    public static AlignedBuffer Rent(int length)
    {
        AlignedBuffer? buffer = t_buffer;
        return buffer is not null && (uint)length <= (uint)buffer.Length ? buffer : Grow(length);
    }

    private static AlignedBuffer Grow(int length) => t_buffer = new AlignedBuffer(length);
}
