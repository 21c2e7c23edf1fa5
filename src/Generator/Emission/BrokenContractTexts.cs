using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>The members of a network whose declaration has an error: their bodies are filled in with a throw.</summary>
internal static class BrokenContractTexts
{
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string Labels = "System.ReadOnlySpan<int>";
    private const string FloatsOut = "System.Span<float>";
    private const string Inherit = "<inheritdoc/>";

    public static IEnumerable<ContractText> Of(BrokenNetwork network, bool selfChecks) =>
        selfChecks ? Contract(network).Concat(SelfCheckTexts.Of(network)) : Contract(network);

    private static IEnumerable<ContractText> Contract(BrokenNetwork network)
    {
        bool classifier = network.Loss == Loss.CrossEntropy;
        string trainer = classifier ? "ClassifierTrainer" : "Trainer";
        string name = network.Type.Name;

        yield return new("InputSize", "<summary>Unknown until the declaration is right.</summary>", "public const int InputSize", "0");
        yield return new("OutputSize", "<summary>Unknown until the declaration is right.</summary>", "public const int OutputSize", "0");
        yield return new("ParameterCount", "<summary>Unknown until the declaration is right.</summary>", "public const int ParameterCount", "0");
        yield return Member("LayerSizes", "static ReadOnlySpan<int> LayerSizes");
        yield return CostTexts.Unknown();
        if (!network.Members.DeclaresConstructor && network.BaseArguments is not null)
        {
            string arguments = network.BaseArguments.Length > 0 ? $" : base({network.BaseArguments})" : string.Empty;
            yield return new(null, "<summary>Throws until the declaration is right.</summary>", $"public {name}(int seed){arguments}", null);
        }

        if (network.Members.HasLoad)
        {
            foreach ((string full, string head) in new[] { ("string", "string path"), ("System.IO.Stream", "Stream stream") })
            {
                yield return Member($"Load({full})", $"static {network.Type.Reference} Load({head})");
                yield return Member(
                    $"Load({full},out MlpGen.NetworkTransform)", $"static {network.Type.Reference} Load({head}, out NetworkTransform transform)");
                yield return Member($"Load({full},bool)", $"static {network.Type.Reference} Load({head}, bool rowsAreTransformed)");
            }
        }

        yield return Member("Initialize(int)", "void Initialize(int seed)");
        yield return Member($"Forward({Floats},{FloatsOut})", "void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)");
        foreach (ContractText text in ClassifyTexts.Of(network).Concat(NamedRowTexts.Of(network)))
            yield return text.IsData || text.Key is not { } key ? text : Member(key, text.Head.Substring(text.Head.IndexOf("public ", StringComparison.Ordinal) + "public ".Length));
        yield return Member($"ComputeLoss({Floats},{Floats})", "float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)");
        yield return Member($"ComputeGradient({Floats},{Floats},{FloatsOut})", "float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient)");
        if (classifier)
        {
            yield return Member($"ComputeLoss({Floats},{Labels})", "float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)");
            yield return Member($"ComputeGradient({Floats},{Labels},{FloatsOut})", "float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradient)");
        }

        yield return Member(
            $"Backward({Floats},{Floats},{FloatsOut},{FloatsOut})",
            "void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients)");
        yield return Member("CreateTrainer(MlpGen.Optimizer)", $"{trainer} CreateTrainer(Optimizer optimizer)");
        yield return Member("CreateTrainer(MlpGen.Optimizer,MlpGen.TrainerOptions)", $"{trainer} CreateTrainer(Optimizer optimizer, TrainerOptions options)");
        yield return Member($"GetParameters({FloatsOut})", "void GetParameters(Span<float> destination)");
        yield return Member($"SetParameters({Floats})", "void SetParameters(ReadOnlySpan<float> source)");
        yield return Member("Save(string)", "void Save(string path)");
        yield return Member("Save(System.IO.Stream)", "void Save(Stream stream)");
        yield return Member("LoadFrom(string)", "void LoadFrom(string path)");
        yield return Member("LoadFrom(System.IO.Stream)", "void LoadFrom(Stream stream)");

        string[] properties = ["int INetwork.InputSize", "int INetwork.OutputSize", "int INetwork.ParameterCount", "ReadOnlySpan<int> INetwork.LayerSizes", "ReadOnlySpan<Activation> INetwork.Activations", "Loss INetwork.Loss"];
        foreach (string property in properties)
            yield return new(null, Inherit, property, null);
        if (classifier)
        {
            yield return new(null, Inherit, "Trainer INetwork.CreateTrainer(Optimizer optimizer)", null);
            yield return new(null, Inherit, "Trainer INetwork.CreateTrainer(Optimizer optimizer, TrainerOptions options)", null);
        }
    }

    private static ContractText Member(string key, string head) => new(key, "<summary>Throws until the declaration is right.</summary>", $"public {head}", null);
}
