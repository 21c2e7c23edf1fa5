using System;
using System.Reflection;

namespace MlpGen.Networks.Tests.SelfChecks;

/// <summary>Calls the self-checks of a network that the tests have compiled. Its class is not known at compile time.</summary>
internal static class GeneratedChecks
{
    private delegate GradientReport ByTargets(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    private delegate GradientReport ByLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    public static GradientReport VerifyGradients(INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        Method<ByTargets>(network, nameof(VerifyGradients), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>))(inputs, targets);

    public static GradientReport VerifyGradients(INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) =>
        Method<ByLabels>(network, nameof(VerifyGradients), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<int>))(inputs, labels);

    public static KernelReport VerifyKernels(IInferenceNetwork network) => Method<Func<KernelReport>>(network, nameof(VerifyKernels))();

    private static TDelegate Method<TDelegate>(IInferenceNetwork network, string name, params Type[] parameters)
        where TDelegate : Delegate =>
        network.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Instance, parameters)!.CreateDelegate<TDelegate>(network);
}
