using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules about the names of inputs, outputs and classes.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NameCount = new(
        "MLP026",
        "Each input and output needs one name",
        "'{0}' has {1}, but [{2}] has {3}. Specify exactly one name for each.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP026.md");

    public static readonly DiagnosticDescriptor NoIdentifier = new(
        "MLP027",
        "A name must be an identifier",
        "{0} is not a valid identifier, so it cannot name a field of '{1}.{2}'. {3}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP027.md");

    public static readonly DiagnosticDescriptor FieldTaken = new(
        "MLP028",
        "Each name must produce a unique field",
        "'{0}' would become the field '{1}' of '{2}.{3}', but {4}. Choose another name.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP028.md");

    public static readonly DiagnosticDescriptor ClassesDoNotFit = new(
        "MLP029",
        "MlpClasses must name an enum with one member per class",
        "{0} cannot name the classes of '{1}' because {2}. Use an enum that is as accessible as the class and has one member for {3}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP029.md");
}
