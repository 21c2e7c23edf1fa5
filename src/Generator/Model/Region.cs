namespace MlpGen.Generator.Model;

/// <summary>Hands out offsets in scratch memory, each on a cache line.</summary>
internal sealed class Region
{
    public int Length { get; private set; }

    public int Take(int floats)
    {
        int offset = Length;
        Length += RowLayout.RoundUp(floats);
        return offset;
    }
}
