namespace MlpGen.Generator.Memory;

/// <summary>Hands out offsets in scratch memory, each on a cache line.</summary>
internal sealed class ScratchAllocator
{
    /// <summary>The floats handed out so far.</summary>
    public int Length { get; private set; }

    /// <summary>The offset of the next floats.</summary>
    public int Allocate(int floats)
    {
        int offset = Length;
        Length += RowLayout.RoundUp(floats);
        return offset;
    }
}
