using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>The members that check a network. They pass it on to the runtime, and stand in no build that does not ask for them.</summary>
internal static class SelfCheckTexts
{
    private const string GradientsHead = "public GradientReport VerifyGradients(ReadOnlySpan<float> inputs, ";
    private const string Gradients =
        "<summary>Compares ComputeGradient and Backward with central differences in double precision, for these rows and the parameters as they are. For tests: it takes its time.</summary>";

    private const string Kernels =
        "<summary>Compares every kernel at every vector width with the formulas in double precision. Afterwards the parameters are what they were; meanwhile no other thread may use the network.</summary>";

    public static IEnumerable<ContractText> Of(NetworkPlan plan) => plan.SelfChecks
        ? Of(plan.IsClassifier, $"SelfCheck.VerifyKernels(this, new int[] {{ {Widths(plan)} }}, new string[] {{ {Kinds(plan)} }})")
        : [];

    /// <summary>The same members of a network with an error.</summary>
    public static IEnumerable<ContractText> Of(BrokenNetwork network) => Of(network.Loss == Loss.CrossEntropy, null);

    private static IEnumerable<ContractText> Of(bool classifier, string? kernels)
    {
        string[] keys = [.. ContractMember.SelfChecks(classifier).Select(member => member.Key)];
        yield return new(keys[0], Gradients, GradientsHead + "ReadOnlySpan<float> targets)", "SelfCheck.VerifyGradients(this, inputs, targets)");
        if (classifier)
            yield return new(keys[1], Gradients, GradientsHead + "ReadOnlySpan<int> labels)", "SelfCheck.VerifyGradients(this, inputs, labels)");
        yield return new(keys[keys.Length - 1], Kernels, "public KernelReport VerifyKernels()", kernels);
    }

    private static string Widths(NetworkPlan plan) => string.Join(", ", plan.Widths.Select(width => $"{width.Bits}"));

    private static string Kinds(NetworkPlan plan) => string.Join(", ", plan.Layers.Select(layer => $"\"{layer.Kind}\""));
}
