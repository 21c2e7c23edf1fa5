using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>
/// The types that generated code names without their namespace. Where such a name means something else inside the user's type, a
/// property Loss or a class Guard of a game, generated code spells it out.
/// </summary>
internal static class UsedTypes
{
    private static readonly Dictionary<string, string> _namespaces = new[]
    {
        ("System", "InvalidOperationException Math ReadOnlySpan Span"),
        ("System.IO", "Stream"),
        ("System.Runtime.CompilerServices", "MethodImpl MethodImplOptions Unsafe"),
        ("System.Runtime.InteropServices", "LayoutKind MemoryMarshal StructLayout"),
        ("System.Runtime.Intrinsics", "Vector128 Vector256 Vector512"),
        ("MlpGen", "Activation Classification ClassifierTrainer GradientReport IClassifierNetwork INetwork KernelReport Loss NetworkFile Optimizer Trainer TrainerOptions"),
        ("MlpGen.CompilerServices", "AlignedBuffer GradientPass GradientSum Guard IGradientSink ITrainable ITrainableClassifier IVectorWidthSwitch LabelGradientPass LayerDescription LayerLayout " +
            "NetworkDescription Rows Scratch SelfCheck Transposition Uninitialized Workspace"),
        ("MlpGen.Numerics", "BinaryCrossEntropyLoss CrossEntropyLoss MeanSquaredErrorLoss QuadraticLoss Relu Simd Softmax"),
    }.SelectMany(group => group.Item2.Split(' ').Select(name => (name, group.Item1))).ToDictionary(pair => pair.name, pair => pair.Item2);

    /// <summary>All names, without namespace.</summary>
    public static IEnumerable<string> Names => _namespaces.Keys;

    /// <summary>The name with its namespace: <c>MlpGen.Loss</c>.</summary>
    public static string FullName(string name) => $"{_namespaces[name]}.{name}";
}
