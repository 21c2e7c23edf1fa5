using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>
/// The names that generated code uses without their namespace. Where such a name means something else inside the user's type, a
/// property Loss or a class Guard of a game, generated code spells it out.
/// </summary>
internal static class UsedTypes
{
    /// <summary>An operator, as long as no method is called so.</summary>
    public const string NameOf = "nameof";

    private static readonly Dictionary<string, string> _fullNames = new[]
    {
        ("System", "InvalidOperationException Math ReadOnlySpan Span"),
        ("System.IO", "Stream"),
        ("System.Runtime.CompilerServices", "MethodImpl MethodImplOptions Unsafe"),
        ("System.Runtime.InteropServices", "LayoutKind MemoryMarshal StructLayout"),
        ("System.Runtime.Intrinsics", "Vector128 Vector256 Vector512"),
        ("MlpGen", "Activation Classification ClassifierTrainer GradientReport IClassifierNetwork INetwork KernelReport Loss NetworkFile NetworkTransform Optimizer Trainer TrainerOptions"),
        ("MlpGen.CompilerServices", "AgentLanes AlignedBuffer DropoutDraw GivenGradients GradientPass GradientSum Guard IGradientSink IOutputLoss ITrainable ITrainableClassifier IVectorWidthSwitch LabelGradientPass LayerDescription LayerLayout " +
            "NetworkDescription Rows Scratch SelfCheck Transposition Uninitialized Workspace"),
        ("MlpGen.Numerics", "BinaryCrossEntropyLoss CrossEntropyLoss Dropout HuberLoss MeanAbsoluteErrorLoss MeanSquaredErrorLoss QuadraticLoss Simd Softmax"),
    }.SelectMany(group => group.Item2.Split(' ').Select(name => (Name: name, FullName: $"{group.Item1}.{name}")))

        // Keywords, as long as no type is called so.
        .Concat([(Name: "nint", FullName: "System.IntPtr"), (Name: "nuint", FullName: "System.UIntPtr")])
        .ToDictionary(pair => pair.Name, pair => pair.FullName);

    /// <summary>All names, as generated code writes them.</summary>
    public static IEnumerable<string> Names => _fullNames.Keys.Append(NameOf);

    /// <summary>The name with its namespace: <c>MlpGen.Loss</c>; null for what is no type.</summary>
    public static string? FullName(string name) => _fullNames.TryGetValue(name, out string? fullName) ? fullName : null;
}
