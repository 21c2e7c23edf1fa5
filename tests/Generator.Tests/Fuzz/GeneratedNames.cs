using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>The identifiers in generated code, with which user-defined names may clash.</summary>
internal static class GeneratedNames
{
    private const string Networks = """
        using MlpGen;
        [Mlp(2, 3, 1), MlpInputs("a", "b"), MlpOutputs("c")] public partial class Subject { }
        [Mlp(2, 3, 1), MlpClasses(typeof(SubjectKind))] public partial class Subject4 { }
        public enum SubjectKind : byte { SubjectA, SubjectB }
        [Mlp(20, 40, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public partial class Subject2 { }
        [Mlp(20, 40, 3, Hidden = Activation.Tanh, Output = Activation.Softmax)] public partial class Subject3 { }
        """;

    public static IReadOnlyList<string> All { get; } = Read();

    private static string[] Read()
    {
        IEnumerable<SyntaxTree> files = new[] { "", "Scalar" }
            .SelectMany(kernel => new GeneratorRun(TestCompilation.Create(Networks), ("MlpGenKernel", kernel), ("MlpGenWidthSwitch", "true"), ("MlpGenSelfChecks", "true")).Result.GeneratedSources)
            .Select(source => source.SyntaxTree);
        IEnumerable<string> read = files
            .SelectMany(file => file.GetRoot(TestContext.Current.CancellationToken).DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .Where(name => !name.StartsWith("Subject", System.StringComparison.Ordinal) && !IsLocalOfKernel(name));

        // An attribute's name may be written without its suffix.
        return [.. read.Append("MethodImplAttribute").Distinct().Order(System.StringComparer.Ordinal)];
    }

    // Names such as z0_1 and w7, of which there are many and which clash with nothing.
    private static bool IsLocalOfKernel(string name) => char.IsLower(name[0]) && name.Any(char.IsDigit);
}
