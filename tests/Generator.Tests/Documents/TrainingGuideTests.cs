using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>Each block in docs/training.md compiles, within a method or as separate types.</summary>
public sealed class TrainingGuideTests
{
    /// <summary>The declarations that the blocks assume. Each block has its own method in its own file.</summary>
    private const string Method = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using MlpGen;
        public static class Block{2}
        {{
            public static async Task Run(
                Net net, Net other, Net child, Net target, Classes classifier, Dataset data, float[] inputs, float[] targets, int[] labels, float[] weights, float[] outputGradients,
                float[] gradient, float[] inputGradients, float[] parameters, float[] agentInputs, float[] agentOutputs, float[] row, CancellationToken token,
                Net actor, Critic critic, Trainer actorTrainer, float[] states, float[] actions, float[] criticInputs, float[] valueGradients, float[] criticInputGradients,
                float[] actionGradients, int rows, float[] priorities)
            {{
                {1}
                {{
                    {0}
                }}

                await Task.CompletedTask;
            }}
        }}
        """;

    private const string Types = """
        using System;
        using MlpGen;
        {0}
        [Mlp(2, 2)] public sealed partial class Net {{ }}
        [Mlp(4, 1)] public sealed partial class Critic {{ }}
        [Mlp(2, 3, 2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Classes {{ }}
        """;

    private static readonly string[] s_blocks = CodeBlocks.Of("docs", "training.md");

    public static TheoryData<int> Statements => [.. Enumerable.Range(0, s_blocks.Length).Where(i => !IsType(s_blocks[i]))];

    // All blocks share one compilation, because they use the same networks.
    private static readonly Lazy<IReadOnlyList<Diagnostic>> s_problems = new(() =>
    {
        IEnumerable<SyntaxTree> methods = Statements.Select(statement => TestCompilation.Tree(Text(statement.Data), FileOf(statement.Data)));
        string types = string.Format(null, Types, string.Concat(s_blocks.Where(IsType)));
        return GeneratorRun.WithScalarKernels(TestCompilation.Create(types).AddSyntaxTrees(methods)).Problems();
    });

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_block_compiles(int number) =>
        Assert.DoesNotContain(s_problems.Value, problem => problem.Location.SourceTree?.FilePath == FileOf(number));

    [Fact]
    public void The_types_of_the_guide_compile() =>
        Assert.DoesNotContain(s_problems.Value, problem => !Statements.Any(statement => problem.Location.SourceTree?.FilePath == FileOf(statement.Data)));

    [Fact]
    public void There_are_blocks_of_both_kinds()
    {
        Assert.Equal(3, s_blocks.Count(IsType));
        Assert.True(s_blocks.Length > 12);
    }

    private static string Text(int number)
    {
        string trainer = s_blocks[number].Contains("Trainer trainer", StringComparison.Ordinal) ? string.Empty : "Trainer trainer = net.CreateTrainer(new Adam());";
        return string.Format(null, Method, s_blocks[number], trainer, number);
    }

    private static string FileOf(int number) => $"Block{number}.cs";

    private static bool IsType(string block) => block.StartsWith('[') || block.StartsWith("///", StringComparison.Ordinal);
}
