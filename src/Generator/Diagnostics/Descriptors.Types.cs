using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules about the class that carries the attribute.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "MLP001",
        "A network must be partial",
        "'{0}' is not partial, so the generator cannot add the network to it. Declare it as 'partial class {0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP001.md");

    public static readonly DiagnosticDescriptor NotClass = new(
        "MLP002",
        "A network must be a class",
        "'{0}' is {1}, but a network must be a class. Declare it as 'partial class {0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP002.md");

    public static readonly DiagnosticDescriptor Static = new(
        "MLP003",
        "A network must not be static",
        "'{0}' is static, but a network is an object with its own parameters. Remove 'static'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP003.md");

    public static readonly DiagnosticDescriptor Abstract = new(
        "MLP004",
        "A network must not be abstract",
        "'{0}' is abstract, so it cannot be instantiated. Remove 'abstract'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP004.md");

    public static readonly DiagnosticDescriptor Record = new(
        "MLP005",
        "A network must not be a record",
        "'{0}' is a record, so its copies would share parameters. Declare it as 'partial class {0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP005.md");

    public static readonly DiagnosticDescriptor FileLocal = new(
        "MLP006",
        "A network must not be file-local",
        "'{0}' is file-local, so generated code cannot extend it. Remove 'file'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP006.md");

    public static readonly DiagnosticDescriptor Generic = new(
        "MLP007",
        "A network must not be generic",
        "'{0}' is generic, but a network is compiled once, for a single topology. Remove the type parameters of '{0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP007.md");

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        "MLP008",
        "A type that contains a network must be partial",
        "'{0}' contains the network '{1}' but is not partial. Declare it as 'partial {2} {0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP008.md");

    public static readonly DiagnosticDescriptor OldLanguage = new(
        "MLP040",
        "A network needs C# 9",
        "'{0}' is compiled as C# {1}, but its generated code needs C# 9. Set LangVersion to 9.0 or later in the project file.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP040.md");

    public static readonly DiagnosticDescriptor NoBaseConstructor = new(
        "MLP021",
        "The base class needs a parameterless constructor",
        "The base class '{0}' of '{1}' has no accessible parameterless constructor. Add one, or declare a constructor in '{1}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP021.md");

    public static readonly DiagnosticDescriptor MemberClash = new(
        "MLP022",
        "A member must not conflict with a generated member",
        "The generated member '{1}' of '{0}' conflicts with {2}. Choose another name.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP022.md");
}
