using System;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>The names of generated members that are no part of the contract. Where the user has taken one, another is chosen.</summary>
internal static class HelperNames
{
    public const string Parameters = "_parameters";
    public const string Layout = "Layout";
    public const string Kernels = "Kernels";
    public const string VectorWidth = "_vectorWidth";

    /// <summary>The type parameter of generated classes and methods.</summary>
    public const string SinkParameter = "TSink";

    private static readonly string[] All = [Parameters, Layout, Kernels, VectorWidth];

    /// <summary>Whether a member of this name may stand in a helper's way.</summary>
    public static bool MayClash(string name) => All.Any(helper => name.StartsWith(helper, StringComparison.Ordinal));
}
