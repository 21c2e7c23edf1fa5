using System.Linq;
using Xunit;

namespace MlpGen.Generator.Tests.Engines;

/// <summary>The code of docs/unity.md and docs/godot.md compiles, a file for each block.</summary>
public sealed class EngineGuideTests
{
    [Fact]
    public void The_code_for_Unity_compiles_as_CSharp_9()
    {
        (string, string)[] blocks = EngineCompilation.Blocks("unity.md");
        Assert.Equal(3, blocks.Length);
        Assert.Empty(EngineCompilation.Problems(EngineCompilation.OfUnity([], EngineCompilation.Sources("unity/Runtime").Concat(blocks))));
    }

    [Fact]
    public void The_code_for_Godot_compiles()
    {
        (string, string)[] blocks = EngineCompilation.Blocks("godot.md");
        Assert.Equal(2, blocks.Length);
        Assert.Empty(EngineCompilation.OfGodot(blocks).Problems());
    }

    [Fact]
    public void Code_that_Unity_could_not_compile_is_found()
    {
        const string Newer = "[MlpGen.Mlp(2, 2)] public sealed partial class Net; file class Local { }";
        Assert.NotEmpty(EngineCompilation.Problems(EngineCompilation.OfUnity([], ("Newer.cs", Newer))));
    }
}
