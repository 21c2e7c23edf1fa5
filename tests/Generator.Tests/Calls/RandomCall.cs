using System;
using System.Linq;
using System.Text;

namespace MlpGen.Generator.Tests.Calls;

/// <summary>
/// A method that calls a network with random argument lengths in random forms, all known at compile time. It either completes or throws an
/// exception from <c>Guard</c>.
/// </summary>
internal sealed class RandomCall
{
    private static readonly (string Call, string[] Parameters)[] s_calls =
    [
        ("net.Forward", ["inputs", "outputs"]),
        ("net.Classify", ["input"]),
        ("net.Classify", ["inputs", "classes"]),
        ("net.ComputeLoss", ["inputs", "targets"]),
        ("net.ComputeLoss", ["inputs", "labels"]),
        ("net.ComputeGradient", ["inputs", "targets", "gradient"]),
        ("net.ComputeGradient", ["inputs", "labels", "gradient"]),
        ("net.Backward", ["inputs", "outputGradients", "gradient", "inputGradients"]),
        ("net.GetParameters", ["destination"]),
        ("net.SetParameters", ["source"]),
        ("net.CreateTrainer(new Sgd()).Step", ["inputs", "targets"]),
        ("trainer.Step", ["inputs", "labels"]),
        ("trainer.Step", ["inputs", "targets", "loss"]),
        ("trainer.StepByGradients", ["inputs", "outputGradients"]),
        ("net.Forward", ["inputs[]"]),
        ("net.CreateTrainer().Fit", ["inputs[]", "targets[]", "options"]),
        ("trainer.Fit", ["inputs[]", "labels[]", "options"]),
    ];

    private readonly Random _random;
    private readonly StringBuilder _members = new();
    private readonly StringBuilder _locals = new();
    private readonly int _number;

    private RandomCall(Random random, int number)
    {
        _random = random;
        _number = number;
        (string call, string[] parameters) = s_calls[random.Next(s_calls.Length)];
        int rows = random.Next(4);
        string[] arguments = [.. parameters.Select(parameter => parameter switch
        {
            "loss" => "new Nothing()",
            "options" => "new FitOptions { Epochs = 1 }",
            _ when parameter.EndsWith("[]", StringComparison.Ordinal) => Argument(parameter[..^2], Length(parameter[..^2], rows), isArray: true),
            _ => Argument(parameter, Length(parameter, rows)),
        })];
        Text = $$"""
                {{_members}}
                public static void Call{{number}}()
                {
                    Net net = new(seed: 1);
                    using ClassifierTrainer trainer = net.CreateTrainer(new Adam());
                    {{_locals}}
                    {{call}}({{string.Join(", ", arguments)}});
                }

            """;
    }

    private string Text { get; }

    /// <summary>Returns a class <c>Calls</c> with methods <c>Call0</c>, <c>Call1</c>, and so on.</summary>
    public static string Program(int seed, int count)
    {
        Random random = new(seed);
        return $$"""
            using System;
            using MlpGen;
            public static class Calls
            {
                public static float[] Unknown(int length) => new float[length];

            {{string.Concat(Enumerable.Range(0, count).Select(number => new RandomCall(random, number).Text))}}
            }

            public struct Nothing : ILossFunction
            {
                public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient) => 0;
            }
            """;
    }

    // Mostly correct. Otherwise off by one, or the length for another number of rows.
    private int Length(string parameter, int rows)
    {
        int off = _random.Next(6) == 0 ? _random.Next(-1, 2) : 0;
        int otherRows = _random.Next(8) == 0 ? _random.Next(4) : rows;
        int length = parameter switch
        {
            "input" => 2,
            "inputs" => 2 * otherRows,
            "inputGradients" => _random.Next(3) == 0 ? 0 : 2 * otherRows,
            "outputs" or "targets" or "outputGradients" => 3 * otherRows,
            "classes" or "labels" => otherRows,
            "gradient" => _random.Next(4) == 0 ? 0 : 9,
            _ => 9,
        };
        return Math.Max(0, length + off);
    }

    private string Argument(string parameter, int length, bool isArray = false)
    {
        string toArray = isArray ? ".ToArray()" : "";
        string type = parameter is "labels" or "classes" ? "int" : "float";
        string name = $"{parameter}{_number}";
        int before = _random.Next(3), after = _random.Next(3), whole = before + length + after;
        switch (_random.Next(parameter == "labels" ? 13 : 12))
        {
            case 0:
                return $"{(isArray ? "new" : "stackalloc")} {type}[{length}]";
            case 1:
                return length == 0 ? $"Array.Empty<{type}>()" : $"new {type}[] {{ {Elements(length)} }}";
            case 2:
                return type == "float" && length > 0 ? $"[{string.Join(", ", Enumerable.Repeat("0f", length))}]" : $"new {type}[{length}]";
            case 3:
                _locals.Append($"{type}[] {name} = new {type}[{whole}]; ");
                return $"{name}[{before}..{before + length}]";
            case 4:
                _locals.Append($"Span<{type}> {name} = stackalloc {type}[{whole}]; ");
                return $"{name}[{before}..^{after}]{toArray}";
            case 5:
                _locals.Append($"ReadOnlySpan<{type}> {name} = new {type}[{whole}]; ");
                return IsWritten(parameter) ? $"new {type}[{name}.Slice({before}).Length - {after}]" : $"{name}.Slice({before}, {length}){toArray}";
            case 6:
                _members.Append($"private static readonly {type}[] s_{name} = new {type}[{whole}]; ");
                return $"s_{name}.AsSpan({before}, {length}){toArray}";
            case 7:
                _locals.Append($"int n{name} = {length}; const int m{name} = {after}; ");
                return $"new {type}[n{name} * 2 - n{name} + m{name} - {after}]";
            case 8:
                _locals.Append($"{type}[] {name} = new {type}[{before + length}]; var s{name} = {name}.AsSpan({before}); ");
                return $"s{name}{toArray}";
            case 9:
                return $"new Span<{type}>(new {type}[{whole}], {before}, {length}){toArray}";
            case 10:
                return type == "float" ? $"Unknown({whole})[{before}..{before + length}]" : $"(new {type}[{whole}])[{before}..^{after}]";
            case 11:
                return type == "float" ? $"Unknown({whole}).AsSpan()[^{length + after}..^{after}]{toArray}" : $"new {type}[{length}].AsSpan(){toArray}";
            default:
                _locals.Append($"int[] {name} = {{ {Elements(length)} }}; ");
                return name;
        }
    }

    // As labels, most of the elements are valid classes.
    private string Elements(int length) => string.Join(", ", Enumerable.Range(0, length).Select(_ => _random.Next(8) == 0 ? _random.Next(-1, 5) : _random.Next(3)));

    private static bool IsWritten(string parameter) => parameter is "outputs" or "classes" or "gradient" or "inputGradients" or "destination";
}
