using System;

namespace MlpGen;

/// <summary>
/// Names the outputs of the network that <see cref="MlpAttribute"/> declares on the same class. The network gets a struct <c>Output</c>
/// with a field for each output, and overloads of <c>Forward</c> that return it.
/// </summary>
// Allowed on structs and interfaces for the reason given at MlpAttribute.
[CLSCompliant(false)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class MlpOutputsAttribute : Attribute
{
    private readonly string[] _names;

    /// <summary>Names the outputs.</summary>
    /// <param name="names">
    /// One identifier for each output, in order. The field has the same name, except that its first letter is uppercase.
    /// </param>
    public MlpOutputsAttribute(params string[] names) => _names = names;

    /// <summary>Gets the identifier of each output, in order.</summary>
    public ReadOnlySpan<string> Names => _names;
}
