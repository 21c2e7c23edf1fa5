using System;

namespace MlpGen;

/// <summary>
/// Names the outputs of the network that <see cref="MlpAttribute"/> declares on the same class: it gets a struct <c>Output</c> with a field
/// for each, and overloads of <c>Forward</c> that return it.
/// </summary>
// On structs and interfaces too, for the reason given at MlpAttribute.
[CLSCompliant(false)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class MlpOutputsAttribute : Attribute
{
    private readonly string[] _names;

    /// <summary>Names the outputs.</summary>
    /// <param name="names">One identifier for each output, in their order. The field has its first letter in upper case.</param>
    public MlpOutputsAttribute(params string[] names) => _names = names;

    /// <summary>One identifier for each output, in their order.</summary>
    public ReadOnlySpan<string> Names => _names;
}
