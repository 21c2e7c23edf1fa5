namespace MlpGen.Generator.Memory;

/// <summary>Allocates offsets in scratch memory, each aligned to a cache line.</summary>
internal sealed class ScratchAllocator
{
    /// <summary>The number of floats allocated so far.</summary>
    public int Length { get; private set; }

    /// <summary>Allocates floats and returns their offset.</summary>
    public int Allocate(int floats)
    {
        int offset = Length;
        Length += RowLayout.RoundUp(floats);
        return offset;
    }
}
