using System;

namespace MlpGen;

/// <summary>
/// Names the classes of the network that <see cref="MlpAttribute"/> declares on the same class. The network's <c>Classify</c> then returns
/// a member of the enum. <see cref="INetwork"/> still uses class indices.
/// </summary>
/// <param name="enumType">
/// An enum with one member for each class, with the values 0 to n − 1 in any order. n is the number of outputs, or 2 if there is one
/// output.
/// </param>
/// <example>
/// <code>
/// [Mlp(4, 16, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
/// [MlpClasses(typeof(Species))]
/// public sealed partial class Iris;
///
/// public enum Species { Setosa, Versicolor, Virginica }
/// </code>
/// </example>
// Allowed on structs and interfaces for the reason given at MlpAttribute.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class MlpClassesAttribute(Type enumType) : Attribute
{
    /// <summary>Gets the enum whose members are the classes.</summary>
    public Type EnumType { get; } = enumType;
}
