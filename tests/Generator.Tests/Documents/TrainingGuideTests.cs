using System;
using System.IO;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>Each block of docs/training.md compiles, within a method or as types of its own.</summary>
public sealed class TrainingGuideTests
{
    /// <summary>What the blocks take for granted.</summary>
    private const string Surroundings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using MlpGen;
        {1}
        public static class Surroundings
        {{
            public static async Task Run(
                Net net, Net other, Net child, Net target, Classes classifier, Dataset data, float[] inputs, float[] targets, int[] labels, float[] weights, float[] outputGradients,
                float[] gradient, float[] inputGradients, float[] parameters, float[] agentInputs, float[] agentOutputs, float[] row, CancellationToken token,
                Net actor, Critic critic, Trainer actorTrainer, float[] states, float[] actions, float[] criticInputs, float[] valueGradients, float[] criticInputGradients,
                float[] actionGradients, int rows, float[] priorities)
            {{
                {2}
                {{
                    {0}
                }}

                await Task.CompletedTask;
            }}
        }}
        [Mlp(2, 2)] public sealed partial class Net {{ }}
        [Mlp(4, 1)] public sealed partial class Critic {{ }}
        [Mlp(2, 3, 2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Classes {{ }}
        """;

    private static readonly string[] s_blocks = [.. File.ReadAllText(RepositoryFiles.Path("docs", "training.md"))
        .Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0])];

    public static TheoryData<int> Statements => [.. Enumerable.Range(0, s_blocks.Length).Where(i => !IsType(s_blocks[i]))];

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_block_compiles(int number)
    {
        string types = string.Concat(s_blocks.Where(IsType));
        string trainer = s_blocks[number].Contains("Trainer trainer", StringComparison.Ordinal) ? string.Empty : "Trainer trainer = net.CreateTrainer(new Adam());";
        Assert.Empty(new GeneratorRun(TestCompilation.Create(string.Format(null, Surroundings, s_blocks[number], types, trainer))).Problems());
    }

    [Fact]
    public void There_are_blocks_of_both_kinds()
    {
        Assert.Equal(3, s_blocks.Count(IsType));
        Assert.True(s_blocks.Length > 12);
    }

    private static bool IsType(string block) => block.StartsWith('[') || block.StartsWith("///", StringComparison.Ordinal);
}
