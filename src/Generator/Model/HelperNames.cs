using System;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>The names of what is generated beside the contract.</summary>
internal static class HelperNames
{
    /// <summary>What the namespaces of helper classes stand in. A type called MlpGen would be in the way of no other name.</summary>
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

    /// <summary>Whether a member of this name may stand in a field's way.</summary>
    public static bool MayClash(string name) => Fields.Any(field => name.StartsWith(field, StringComparison.Ordinal));
}
