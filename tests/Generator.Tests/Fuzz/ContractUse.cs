using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>
/// Writes a user-defined method that calls every generated member. All of them must exist, whatever names the user chose.
/// </summary>
internal static class ContractUse
{
    private const string Always = """
            this.Initialize(2); this.Forward(x, y); this.GetParameters(y); this.SetParameters(x);
            this.Backward(x, x, y, y); this.Save(path); this.Save(stream); this.LoadFrom(path); this.LoadFrom(stream);
            RUNTIME.Trainer trainer = this.CreateTrainer((RUNTIME.Optimizer)null); RUNTIME.INetwork network = this;
            const long sum = InputSize + OutputSize + ParameterCount + Costs.WeightBytes;
        """;

    private const string Result = "return this.ComputeLoss(x, x) + this.ComputeGradient(x, x, y) + LayerSizes.Length + sum + network.InputSize + trainer.Step(x, x);";

    public static string Print(Draft draft) => $$"""
        internal float UseEverything__(global::System.ReadOnlySpan<float> x, global::System.Span<float> y, global::System.IO.Stream stream, string path)
        {
        {{Always}}
            {{string.Join(" ", [.. Classes(draft), .. Rows(draft), .. SelfChecks(draft)])}}
            {{Result}}
        }
        """;

    private static string Class(Draft draft) => draft.Classes is { } classes && classes.IsUsable(draft.IsPublic) ? classes.Type : "int";

    private static IEnumerable<string> Classes(Draft draft)
    {
        yield return $"{Class(draft)} digit = this.Classify(x); this.Classify(x, new {Class(draft)}[network.OutputSize]);";
    }

    private static IEnumerable<string> Rows(Draft draft)
    {
        if (draft.InputNames is { } inputs)
        {
            yield return $"Input input = default; {string.Concat(inputs.Fields.Select(field => $"input.@{field} = 1; "))}digit = this.Classify(input);";
            yield return "global::System.Span<Input> rows = new Input[3]; y = Input.Floats(rows);";
        }

        if (draft.OutputNames is { } outputs)
            yield return $"Output output = default; {string.Concat(outputs.Fields.Select(field => $"output.@{field} = 1; "))}global::System.Span<Output> results = new Output[3]; x = Output.Floats(results);";
        yield return (draft.InputNames, draft.OutputNames) switch
        {
            (not null, not null) => "output = this.Forward(input); this.Forward(rows, results);",
            (not null, null) => "this.Forward(input, y); this.Forward(rows, y);",
            (null, not null) => "output = this.Forward(x); this.Forward(x, results);",
            _ => "",
        };
    }

    private static IEnumerable<string> SelfChecks(Draft draft)
    {
        if (draft.Build.HasSelfChecks)
            yield return "RUNTIME.GradientReport gradients = this.VerifyGradients(x, x); RUNTIME.KernelReport kernels = this.VerifyKernels();";
    }
}
