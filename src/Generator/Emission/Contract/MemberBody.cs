using System;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>The code of a member: an expression or statements.</summary>
/// <param name="Expression">The expression; null where there are statements.</param>
/// <param name="Statements">Prints the statements; null where there is an expression.</param>
/// <param name="Attribute">An attribute of the member; null for none.</param>
internal sealed record MemberBody(string? Expression, Action<CodeWriter>? Statements, string? Attribute = null)
{
    /// <summary>A body that is an expression, or the value of a constant.</summary>
    public static MemberBody Value(string expression) => new(expression, null);

    /// <summary>A body of statements, or of members.</summary>
    public static MemberBody Block(Action<CodeWriter> statements) => new(null, statements);

    /// <summary>A body of statements that is optimised from the first call on.</summary>
    public static MemberBody Hot(Action<CodeWriter> statements) => new(null, statements, KernelText.Optimize);
}
