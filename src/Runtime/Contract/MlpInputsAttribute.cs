using System;

namespace MlpGen;

/// <summary>
/// Names the inputs of the network that <see cref="MlpAttribute"/> declares on the same class. The network gets a struct <c>Input</c> with
/// a field for each input, and overloads of <c>Forward</c> and <c>Classify</c> that accept it.
/// </summary>
/// <example>
/// <code>
/// [Mlp(3, 16, 2, Hidden = Activation.Tanh)]
/// [MlpInputs("distance", "angle", "speed")]
/// [MlpOutputs("steer", "throttle")]
/// public sealed partial class Driver;
/// </code>
/// </example>
// Allowed on structs and interfaces for the reason given at MlpAttribute.
[CLSCompliant(false)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class MlpInputsAttribute : Attribute
{
    private readonly string[] _names;

    /// <summary>Names the inputs.</summary>
    /// <param name="names">
    /// One identifier for each input, in order. The field has the same name, except that its first letter is uppercase.
    /// </param>
    public MlpInputsAttribute(params string[] names) => _names = names;

    /// <summary>Gets the identifier of each input, in order.</summary>
    public ReadOnlySpan<string> Names => _names;
}
