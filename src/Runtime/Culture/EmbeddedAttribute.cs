namespace Microsoft.CodeAnalysis;

/// <summary>
/// Hides a type from other assemblies, those that see internal types included: to the compiler, it is part of this one alone.
/// </summary>
internal sealed class EmbeddedAttribute : System.Attribute;
