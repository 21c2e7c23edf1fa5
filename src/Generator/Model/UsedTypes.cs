using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>
/// The types that emitters write without their namespace, after a mark. Helper files import the namespaces. In the user-defined class an
/// import is not enough, because a member may have the same name, such as a property Loss. There the name follows an alias and <c>::</c>,
/// which no member can hide.
/// </summary>
internal static class UsedTypes
{
    /// <summary>The alias of the helper classes' namespace.</summary>
    public const string Own = "own";

    /// <summary>The mark of the network's own class.</summary>
    public const string Network = "Network";

    /// <summary>The mark of the alias before the runtime's namespaces: <c>global</c>, or an extern alias.</summary>
    public const string Runtime = "runtime";

    private static readonly Group[] Groups =
    [
        new("System", "sys", "InvalidOperationException Math ReadOnlySpan Span"),
        new("System.IO", "io", "Stream"),
        new("System.Runtime.CompilerServices", "compiler", "MethodImpl MethodImplOptions Unsafe"),
        new("System.Runtime.InteropServices", "interop", "LayoutKind MemoryMarshal StructLayout"),
        new("System.Runtime.Intrinsics", null, "Vector128 Vector256 Vector512"),
        new(
            "MlpGen",
            "mlp",
            "Activation Classification ClassifierTrainer Dataset DoubleNetwork GradientReport IClassifierNetwork " +
            "IInferenceClassifierNetwork IInferenceNetwork INetwork Int8Network KernelReport Loss NetworkFile NetworkTransform " +
            "Optimizer Rounding Trainer TrainerOptions"),
        new(
            "MlpGen.CompilerServices",
            "gen",
            "AgentLanes AlignedBuffer Copying DoubleTwin DropoutDraw SuppliedGradients GradientPass GradientSum Guard " +
            "IEvolvable IGeneratedNetwork IGradientSink IGradientSource Int8Twin IOutputLoss ITrainable ITrainableClassifier " +
            "IVectorWidthSwitch LayerDescription LayerLayout LargestMagnitude MethodOptions NetworkDescription " +
            "NetworkInitializer NetworkText Scratch SelfCheck TrainedParameters Transposition Uninitialized VectorRows Workspace"),
        new(
            "MlpGen.Numerics",
            null,
            "BinaryCrossEntropyLoss CrossEntropyLoss Dropout FusedRounding HuberLoss MachineRounding MeanAbsoluteErrorLoss " +
            "MeanSquaredErrorLoss QuadraticLoss SeparateRounding Simd Softmax"),
    ];

    private static readonly Dictionary<string, UsedType> Types = Groups
        .SelectMany(group => group.Names.Split(' ').Select(name => (Key: name, Type: new UsedType(group.Namespace, group.Alias, name))))

        // Keywords, unless a type has that name.
        .Append((Key: "nint", Type: new UsedType("System", "sys", "IntPtr")))
        .Append((Key: "nuint", Type: new UsedType("System", "sys", "UIntPtr")))
        .ToDictionary(pair => pair.Key, pair => pair.Type);

    /// <summary>The attributes, which every file writes starting with an outer namespace.</summary>
    private static readonly Dictionary<string, UsedType> Attributes = new()
    {
        ["GeneratedCode"] = new UsedType("System", "sys", "CodeDom.Compiler.GeneratedCode"),
        ["ExcludeFromCodeCoverage"] = new UsedType("System", "sys", "Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage"),
    };

    /// <summary>The names that helper files write without a namespace. A user-defined type may have the same name.</summary>
    public static IEnumerable<string> Names => Types.Keys;

    /// <summary>The namespaces of these types, and their aliases in files that extend the user-defined class. Null for no alias.</summary>
    public static IEnumerable<(string Name, string? Alias)> Namespaces => Groups.Select(group => (group.Namespace, group.Alias));

    /// <summary>The aliases in files that extend the user-defined class.</summary>
    public static IEnumerable<string> Aliases => Groups.Select(group => group.Alias).OfType<string>().Append(Own);

    /// <summary>True for a contextual keyword, which a type with that name would hide.</summary>
    public static bool IsKeyword(string name) => name is "nint" or "nuint";

    /// <summary>True for an attribute, whose short name no file imports.</summary>
    public static bool IsAttribute(string name) => Attributes.ContainsKey(name);

    /// <summary>True for a class in the network's own namespace.</summary>
    public static bool IsHelper(string name) => name is GeneratedNames.Layout or GeneratedNames.Kernels;

    /// <summary>The class of the runtime for address arithmetic, for frameworks that have none.</summary>
    private static readonly UsedType UnsafeAccess = new("MlpGen.CompilerServices", "gen", "UnsafeAccess");

    /// <summary>Returns the type with a name.</summary>
    /// <param name="name">The name after the mark.</param>
    /// <param name="frameworkHasUnsafe">True if the framework has the class <c>Unsafe</c>. If not, that of the runtime replaces it.</param>
    /// <exception cref="KeyNotFoundException">The table does not have the name, so emitters must not write it.</exception>
    public static UsedType Find(string name, bool frameworkHasUnsafe) =>
        !frameworkHasUnsafe && name == "Unsafe" ? UnsafeAccess
        : Attributes.TryGetValue(name, out UsedType attribute) ? attribute
        : Types.TryGetValue(name, out UsedType type) ? type
        : throw new KeyNotFoundException($"{nameof(UsedTypes)} has no type '{name}'.");

    private sealed record Group(string Namespace, string? Alias, string Names);
}

/// <summary>A type that generated code names.</summary>
/// <param name="Namespace">The namespace that a file imports or has an alias for.</param>
/// <param name="Alias">The alias of that namespace in a file that extends the user-defined class. Null if no such file needs it.</param>
/// <param name="Name">The name within that namespace.</param>
internal sealed record UsedType(string Namespace, string? Alias, string Name)
{
    /// <summary>The name with its namespace.</summary>
    public string FullName => $"{Namespace}.{Name}";
}
