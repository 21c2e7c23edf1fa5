namespace Microsoft.CodeAnalysis;

/// <summary>
/// Hides a type from other assemblies, even from those that see internal types. The compiler treats the type as part of this assembly
/// alone.
/// </summary>
internal sealed partial class EmbeddedAttribute : System.Attribute;
