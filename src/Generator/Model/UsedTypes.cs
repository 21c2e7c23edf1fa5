using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>
/// The types that emitters write without their namespace. Helper files import the namespaces. In the user's class that would not do, since a member may be called so, a property Loss or
/// a class Guard of a game: there the name stands behind an alias and <c>::</c>, which no member can hide.
/// </summary>
internal static class UsedTypes
{
    /// <summary>The alias of the namespace System.</summary>
    public const string Sys = "sys";

    /// <summary>The alias of the helper classes' namespace.</summary>
    public const string Own = "own";

    private static readonly (string Namespace, string? Alias, string Names)[] Groups =
    [
        ("System", Sys, "InvalidOperationException Math ReadOnlySpan Span"),
        ("System.IO", "io", "Stream"),
        ("System.Runtime.CompilerServices", "compiler", "MethodImpl MethodImplOptions Unsafe"),
        ("System.Runtime.InteropServices", "interop", "LayoutKind MemoryMarshal StructLayout"),
        ("System.Runtime.Intrinsics", null, "Vector128 Vector256 Vector512"),
        ("MlpGen", "mlp", "Activation Classification ClassifierTrainer GradientReport IClassifierNetwork INetwork KernelReport Loss NetworkFile NetworkTransform Optimizer Trainer TrainerOptions"),
        ("MlpGen.CompilerServices", "gen", "AgentLanes AlignedBuffer Copying DropoutDraw GivenGradients GradientPass GradientSum Guard IGradientSink IOutputLoss ITrainable ITrainableClassifier " +
            "IVectorWidthSwitch LabelGradientPass LayerDescription LayerLayout NetworkDescription NetworkInitializer NetworkText Rows Scratch SelfCheck Transposition Uninitialized Workspace"),
        ("MlpGen.Numerics", null, "BinaryCrossEntropyLoss CrossEntropyLoss Dropout HuberLoss MeanAbsoluteErrorLoss MeanSquaredErrorLoss QuadraticLoss Simd Softmax"),
    ];

    private static readonly Dictionary<string, (string Namespace, string Type)> Types = Groups
        .SelectMany(group => group.Names.Split(' ').Select(name => (Name: name, group.Namespace, Type: name)))

        // Keywords, as long as no type is called so.
        .Concat([(Name: "nint", Namespace: "System", Type: "IntPtr"), (Name: "nuint", Namespace: "System", Type: "UIntPtr")])
        .ToDictionary(type => type.Name, type => (type.Namespace, type.Type));

    /// <summary>All names, as emitters write them.</summary>
    public static IEnumerable<string> Names => Types.Keys;

    /// <summary>The namespaces of these types.</summary>
    public static IEnumerable<string> Namespaces => Groups.Select(group => group.Namespace);

    /// <summary>The aliases of files that open the user's class, and the namespaces they stand for; null for that of the helper classes, which each network has its own of.</summary>
    public static IEnumerable<(string Alias, string? Namespace)> Aliases =>
        Groups.Where(group => group.Alias is not null).Select(group => (group.Alias!, (string?)group.Namespace)).Append((Own, null));

    /// <summary>True for a contextual keyword, which a type of that name would hide.</summary>
    public static bool IsKeyword(string name) => name is "nint" or "nuint";

    /// <summary>True if emitters write the name for a type.</summary>
    public static bool Contains(string name) => Types.ContainsKey(name) || name is HelperNames.Layout or HelperNames.Kernels;

    /// <summary>The name with its namespace: <c>MlpGen.Loss</c>; null for what is no type.</summary>
    public static string? FullName(string name) => Types.TryGetValue(name, out (string Namespace, string Type) found) ? $"{found.Namespace}.{found.Type}" : null;

    /// <summary>The name behind its alias: <c>mlp::Loss</c>; null for what is no type that the user's class would name.</summary>
    public static (string Alias, string Type)? Aliased(string name)
    {
        if (name is HelperNames.Layout or HelperNames.Kernels)
            return (Own, name);
        return Types.TryGetValue(name, out (string Namespace, string Type) found) && Groups.First(group => group.Namespace == found.Namespace).Alias is { } alias ? (alias, found.Type) : null;
    }
}
