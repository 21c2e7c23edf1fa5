using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules for what is wrong with the names of inputs, outputs and classes.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NameCount = new(
        "MLP026",
        "Each input and output needs one name",
        "'{0}' has {1}, but [{2}] has {3}; give one name for each",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP026.md");

    public static readonly DiagnosticDescriptor NoIdentifier = new(
        "MLP027",
        "A name must be an identifier",
        "{0} is no identifier, so no field of '{1}.{2}' can be called so; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP027.md");

    public static readonly DiagnosticDescriptor FieldTaken = new(
        "MLP028",
        "A name must make a field of its own",
        "'{0}' would be the field '{1}' of '{2}.{3}', but {4}; choose another name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP028.md");

    public static readonly DiagnosticDescriptor ClassesDoNotFit = new(
        "MLP029",
        "MlpClasses must name an enum of the classes",
        "{0} cannot name the classes of '{1}': {2}; use an enum as accessible as the class, with one member for each of {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP029.md");
}
