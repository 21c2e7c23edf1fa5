using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>The structs of named rows, and the overloads that take and return them: the kernels read and write their fields where they are.</summary>
internal static class NamedRowTexts
{
    private const string Hot = KernelText.Optimize + "\n";
    private const string Row = "<summary>Computes the outputs of one row.</summary>";
    private const string Rows = "<summary>Computes the outputs of many rows.</summary>";

    // By the interface: the user may have an overload that C# would rather call.
    private const string All = "((INetwork)this).Forward";

    public static IEnumerable<ContractText> Of(NetworkPlan plan) =>
        Of(plan.Naming, $"{plan.Names.Kernels}.ForwardOne({ContractTexts.Call(plan)}", $"{plan.Names.Kernels}.Classify({ContractTexts.Call(plan)}");

    /// <summary>The same members of a network with an error, whose bodies throw.</summary>
    public static IEnumerable<ContractText> Of(BrokenNetwork network) => Of(network.Naming, string.Empty, string.Empty);

    private static IEnumerable<ContractText> Of(Naming naming, string forward, string classify)
    {
        string result = naming.Classes?.Type ?? "int";
        string cast = naming.Classes is { } classes ? $"({classes.Type})" : string.Empty;
        string input = $"ref input.{First(naming.Inputs)}";
        string[] toOutput =
        [
            "Output output = default;",
            $"{forward}, {(naming.Inputs is null ? "ref MemoryMarshal.GetReference(input)" : input)}, ref output.{First(naming.Outputs)});",
            "return output;",
        ];
        string type = naming.Type;

        if (naming.Inputs is { } inputs)
        {
            yield return Struct(Naming.Input, "inputs", inputs);
            yield return new($"Classify({type}.Input)", "<summary>The class of one row.</summary>", Hot + $"public {result} Classify(Input input)", null,
                $"return {cast}{classify}, {input});");
        }

        if (naming.Outputs is { } outputs)
            yield return Struct(Naming.Output, "outputs", outputs);
        switch (naming)
        {
            case { Inputs: not null, Outputs: not null }:
                yield return new($"Forward({type}.Input)", Row, Hot + "public Output Forward(Input input)", null, toOutput);
                yield return new($"Forward(System.ReadOnlySpan<{type}.Input>,System.Span<{type}.Output>)", Rows,
                    "public void Forward(ReadOnlySpan<Input> inputs, Span<Output> outputs)", null,
                    "Guard.Length(outputs.Length, inputs.Length, 1, nameof(outputs));",
                    $"{All}(Input.Floats(inputs), Output.Floats(outputs));");
                break;
            case { Inputs: not null }:
                yield return new($"Forward({type}.Input,System.Span<float>)", Row, Hot + "public void Forward(Input input, Span<float> outputs)", null,
                    "Guard.Exactly(outputs.Length, OutputSize, nameof(outputs));",
                    $"{forward}, {input}, ref MemoryMarshal.GetReference(outputs));");
                yield return new($"Forward(System.ReadOnlySpan<{type}.Input>,System.Span<float>)", Rows,
                    "public void Forward(ReadOnlySpan<Input> inputs, Span<float> outputs)", null, $"{All}(Input.Floats(inputs), outputs);");
                break;
            case { Outputs: not null }:
                yield return new("Forward(System.ReadOnlySpan<float>)", Row, Hot + "public Output Forward(ReadOnlySpan<float> input)", null,
                    ["Guard.Exactly(input.Length, InputSize, nameof(input));", .. toOutput]);
                yield return new($"Forward(System.ReadOnlySpan<float>,System.Span<{type}.Output>)", Rows,
                    "public void Forward(ReadOnlySpan<float> inputs, Span<Output> outputs)", null, $"{All}(inputs, Output.Floats(outputs));");
                break;
        }
    }

    private static string? First(RowNames? names) => names?.Fields.FirstOrDefault()?.Identifier;

    private static ContractText Struct(string name, string numbers, RowNames names) => new(
        name,
        $"<summary>The {numbers} of one row by their names; rows of them lie in memory as rows of floats do.</summary>",
        $"[StructLayout(LayoutKind.Sequential)]\npublic struct {name}",
        null,
        [.. names.Fields.SelectMany((field, index) => Field(field, $"{char.ToUpperInvariant(numbers[0])}{numbers.Substring(1, numbers.Length - 2)} {index}")),
        .. Floats("ReadOnlySpan", name),
        .. Floats("Span", name)]);

    private static string[] Field(RowField field, string what) =>
        [$"/// <summary>{what}: {field.Name}.</summary>", $"public float {field.Identifier};"];

    private static string[] Floats(string span, string name) =>
    [
        "/// <summary>The same rows as floats, row after row; nothing is copied.</summary>",
        $"public static {span}<float> Floats({span}<{name}> rows)",
        "{",
        $"    return MemoryMarshal.Cast<{name}, float>(rows);",
        "}",
    ];
}
