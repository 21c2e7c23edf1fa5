using System;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>The names of what is generated beside the contract.</summary>
internal static class HelperNames
{
    /// <summary>
    /// The namespace around those of the helper classes. It differs from MlpGen, so a type of that name hides nothing here.
    /// </summary>
    public const string Namespace = "MlpGenerated";

    /// <summary>The class of offsets.</summary>
    public const string Layout = "Layout";

    /// <summary>The class of the passes; the kernels of a width have it in their names.</summary>
    public const string Kernels = "Kernels";

    /// <summary>A field of the user's class. Where the user has taken the name, another is chosen.</summary>
    public const string Parameters = "_mlpParameters";

    /// <summary>Another one, where the width can be switched.</summary>
    public const string VectorWidth = "_mlpVectorWidth";

    private static readonly string[] Fields = [Parameters, VectorWidth];

    /// <summary>True if a member of this name could clash with a generated field.</summary>
    public static bool MayClash(string name) => Fields.Any(field => name.StartsWith(field, StringComparison.Ordinal));
}
