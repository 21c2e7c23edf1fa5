using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The code in docs/self-checks.md compiles as written, and its tests pass.</summary>
public sealed partial class GuideTests
{
    /// <summary>The declarations that the shorter blocks assume.</summary>
    private const string Surroundings = """
        using MlpGen;
        public static class Surroundings
        {{
            public static void Run(Net net, Classes classifier, float[] inputs, float[] targets, int[] labels)
            {{
                {0}
            }}
        }}
        [Mlp(2, 2)] public sealed partial class Net {{ }}
        [Mlp(2, 2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Classes {{ }}
        [Mlp(3, 16, 2, Output = Activation.Identity, Precision = Precision.Double)] public sealed partial class Plant {{ }}
        """;

    private static readonly string[] s_blocks =
        [.. Code().Matches(File.ReadAllText(RepositoryFiles.Path("docs", "self-checks.md"))).Select(match => match.Groups["code"].Value)];

    [Fact]
    public void The_first_block_is_a_test_that_passes()
    {
        MethodInfo[] tests = [.. Compile(s_blocks[0]).GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)];
        Assert.Equal(2, tests.Length);
        foreach (MethodInfo test in tests)
            test.Invoke(Activator.CreateInstance(test.DeclaringType!), null);
    }

    [Fact]
    public void The_other_blocks_compile_within_a_method() => Assert.All(s_blocks[1..], block => Compile(string.Format(null, Surroundings, block)));

    private static Assembly Compile(string source)
    {
        IEnumerable<MetadataReference> xunit = ((Type[])[typeof(FactAttribute), typeof(Assert)])
            .Select(type => type.Assembly.Location).Distinct().Select(location => MetadataReference.CreateFromFile(location));
        CSharpParseOptions debug = new(preprocessorSymbols: ["DEBUG"]);
        CSharpCompilation compilation = TestCompilation.OnNet10.AddReferences(xunit).AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(source, debug, cancellationToken: TestContext.Current.CancellationToken));
        GeneratorRun run = new(compilation);

        // The SDK suppresses CS1701, which occurs because xunit was compiled against an older framework.
        Assert.DoesNotContain(run.Problems(), problem => problem.Id != "CS1701");
        using MemoryStream image = new();
        Assert.True(run.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray());
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
