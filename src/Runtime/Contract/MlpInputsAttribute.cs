using System;

namespace MlpGen;

/// <summary>
/// Names the inputs of the network that <see cref="MlpAttribute"/> declares on the same class: it gets a struct <c>Input</c> with a field
/// for each, and overloads of <c>Forward</c> and <c>Classify</c> that take it.
/// </summary>
/// <example>
/// <code>
/// [Mlp(3, 16, 2, Hidden = Activation.Tanh)]
/// [MlpInputs("distance", "angle", "speed")]
/// [MlpOutputs("steer", "throttle")]
/// public sealed partial class Driver;
/// </code>
/// </example>
// On structs and interfaces too, for the reason given at MlpAttribute.
[CLSCompliant(false)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class MlpInputsAttribute : Attribute
{
    private readonly string[] _names;

    /// <summary>Names the inputs.</summary>
    /// <param name="names">One identifier for each input, in their order. The field has its first letter in upper case.</param>
    public MlpInputsAttribute(params string[] names) => _names = names;

    /// <summary>One identifier for each input, in their order.</summary>
    public ReadOnlySpan<string> Names => _names;
}
