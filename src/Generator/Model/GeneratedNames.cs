using System;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>Names of the generated namespace, classes and fields; those of the contract stand in <c>ContractTable</c>.</summary>
internal static class GeneratedNames
{
    /// <summary>
    /// The namespace around those of the helper classes. It differs from MlpGen, so a type of that name hides nothing here.
    /// </summary>
    public const string Namespace = "MlpGenerated";

    /// <summary>The class of all places in parameters and scratch, and of the network's description.</summary>
    public const string Layout = "Layout";

    /// <summary>The class of the passes; the kernels of a width have it in their names.</summary>
    public const string Kernels = "Kernels";

    /// <summary>The field of the parameters, in the user's class. Where the user has taken the name, another is chosen.</summary>
    public const string Parameters = "_mlpParameters";

    /// <summary>The field of the vector width, where tests can switch it.</summary>
    public const string VectorWidth = "_mlpVectorWidth";

    private static readonly string[] Fields = [Parameters, VectorWidth];

    /// <summary>True if a member of this name could clash with a generated field.</summary>
    public static bool MayClash(string name) => Fields.Any(field => name.StartsWith(field, StringComparison.Ordinal));
}
