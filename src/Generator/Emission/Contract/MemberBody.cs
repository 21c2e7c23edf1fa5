using System;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>The code of a member, either an expression or statements.</summary>
/// <param name="Expression">The expression. Null if there are statements.</param>
/// <param name="Statements">Prints the statements. Null if there is an expression.</param>
/// <param name="Attribute">An attribute of the member, or null.</param>
internal sealed record MemberBody(string? Expression, Action<CodeWriter>? Statements, string? Attribute = null)
{
    /// <summary>Creates a body from an expression, or from the value of a constant.</summary>
    public static MemberBody Value(string expression) => new(expression, null);

    /// <summary>Creates a body of statements, or of members.</summary>
    public static MemberBody Block(Action<CodeWriter> statements) => new(null, statements);

    /// <summary>Creates a body of statements that the JIT optimizes from the first call.</summary>
    public static MemberBody Hot(Action<CodeWriter> statements) => new(null, statements, KernelText.Optimize);
}
