namespace MlpGen.Generator.Writing;

/// <summary>An offset in floats: an expression plus a literal. Zero parts are not printed: <c>k + 16</c>, <c>k</c>, <c>16</c>.</summary>
/// <param name="Start">The expression. Null for 0.</param>
/// <param name="Literal">The literal.</param>
internal readonly record struct Offset(string? Start, int Literal = 0)
{
    public static Offset operator +(Offset offset, int floats) => new(offset.Start, offset.Literal + floats);

    /// <summary>True if the offset is 0.</summary>
    public bool IsZero => Start is null && Literal == 0;

    public override string ToString() => Start is null ? $"{Literal}" : Literal == 0 ? Start : $"{Start} + {Literal}";
}
