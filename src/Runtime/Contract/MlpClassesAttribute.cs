using System;

namespace MlpGen;

/// <summary>
/// Names the classes that the network of <see cref="MlpAttribute"/> on the same class tells apart: its <c>Classify</c> returns a member of
/// the enum. <see cref="INetwork"/> goes on to count them.
/// </summary>
/// <param name="enumType">
/// An enum with one member for each class, 0 … n − 1 in any order: n is the number of outputs, or 2 where there is one.
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
// On structs and interfaces too, for the reason given at MlpAttribute.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class MlpClassesAttribute(Type enumType) : Attribute
{
    /// <summary>The enum whose members are the classes.</summary>
    public Type EnumType { get; } = enumType;
}
