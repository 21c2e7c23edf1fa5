using System;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>The names of the generated namespace, classes and fields. <c>ContractTable</c> has the names of the contract.</summary>
internal static class GeneratedNames
{
    /// <summary>
    /// The root namespace of the helper classes. It differs from MlpGen, so a type with that name hides nothing here.
    /// </summary>
    public const string Namespace = "MlpGenerated";

    /// <summary>The root namespace for the networks in the runtime's own assembly.</summary>
    public const string RuntimeNamespace = "MlpGenSelfTest";

    /// <summary>The class with all offsets in the parameters and in scratch memory, and with the network's description.</summary>
    public const string Layout = "Layout";

    /// <summary>The class of the passes, and the prefix of the kernel classes for each width.</summary>
    public const string Kernels = "Kernels";

    /// <summary>The field of the parameters in the user-defined class. If the name is taken, another one is chosen.</summary>
    public const string Parameters = "_mlpParameters";

    /// <summary>The field of the vector width, if tests can switch it.</summary>
    public const string VectorWidth = "_mlpVectorWidth";

    private static readonly string[] Fields = [Parameters, VectorWidth];

    /// <summary>True if a member with this name could clash with a generated field.</summary>
    public static bool MayClash(string name) => Fields.Any(field => name.StartsWith(field, StringComparison.Ordinal));
}
