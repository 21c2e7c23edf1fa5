using System.Collections.Generic;
using System.Linq;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>
/// No generated method exceeds half of any limit above which RyuJIT silently compiles a method without optimization (MinOpts). The limits
/// are 60,000 bytes of IL, 20,000 instructions, 2,000 basic blocks, 2,000 locals and 8,000 references to locals (DEFAULT_MIN_OPTS_… in its
/// compiler.h).
/// </summary>
public sealed class MethodSizeTests
{
    private static readonly (string What, System.Func<MethodCode, int> Count, int Limit)[] s_limits =
    [
        ("bytes of IL", method => method.Bytes, 60_000),
        ("instructions", method => method.Instructions, 20_000),
        ("basic blocks", method => method.BasicBlocks, 2_000),
        ("locals", method => method.Locals, 2_000),
        ("references to locals", method => method.LocalReferences, 8_000),
    ];

    [Fact]
    public void No_method_is_too_long_however_wide_the_layers_are()
    {
        foreach (string sizes in Topologies.All)
            Assert.Empty(Excesses(Topologies.Compile(sizes)));
    }

    [Theory]
    [InlineData("Scalar")]
    [InlineData("Unrolled")]
    [InlineData("Tiled")]
    public void No_method_is_too_long_whichever_kernel_is_forced(string kernel)
    {
        // 65 × 65 is barely small enough to be printed in full. 120 × 64 is not.
        string[] sizes = Depth.Choose<string[]>(["120, 64, 3", "3, 900, 2"], ["1, 1", "120, 64, 3", "3, 900, 2", "65, 65, 65"]);
        CompiledNetwork compiled = new(string.Concat(sizes.Select((each, index) => Declaration($"Net{index}", each, "Tanh"))), kernel);
        Assert.Contains(compiled.Methods, method => method.Name.EndsWith(".Layer1ForwardRow"));
        Assert.Empty(Excesses(compiled));
    }

    [Theory]
    [InlineData("bytes of IL", 7_000, "x = x * 31 + Fetch(x, 1000000);")]
    [InlineData("instructions", 1_300, "x = (x + 1) * (x + 2);")]
    [InlineData("basic blocks", 600, "if (x > 3) x++;")]
    [InlineData("references to locals", 700, "x = y + x + y + x + y;")]
    public void A_method_that_is_too_long_is_found(string what, int repetitions, string statement)
    {
        string body = string.Concat(Enumerable.Repeat(statement, repetitions));
        CompiledNetwork compiled = new($"class Long {{ static int Fetch(int a, int b) => a; static int Run(int x, int y) {{ {body} return x; }} }}");
        Assert.Contains(Excesses(compiled), excess => excess.StartsWith("Long.Run") && excess.EndsWith(what));
    }

    [Fact]
    public void A_method_with_too_many_locals_is_found()
    {
        // Each variable is written twice and passed by reference, so that the compiler keeps it.
        string body = string.Concat(Enumerable.Range(0, 1_001).Select(i => $"int v{i} = x; Touch(ref v{i});"));
        CompiledNetwork compiled = new($"class Long {{ static void Touch(ref int a) => a++; static void Run(int x) {{ {body} }} }}");
        Assert.Contains("Long.Run: 1002 locals", Excesses(compiled));
    }

    [Fact]
    public void The_counts_are_those_of_a_method_counted_by_hand()
    {
        // ldc 0, stloc, br | ldloc, ldarg, add, stloc | ldloc, ldarg, blt | ldloc, ret
        CompiledNetwork compiled = new("class Short { static int Run(int n) { int sum = 0; while (sum < n) sum += n; return sum; } }");
        Assert.Equal(new MethodCode("Short.Run", 14, 12, 4, 2, 7), compiled.Methods.Single(method => method.Name == "Short.Run"));
    }

    [Fact]
    public void The_estimate_of_an_unrolled_row_is_an_upper_bound_that_is_not_far_off()
    {
        CompiledNetwork compiled = new(Declaration("Net", "64, 64", "Relu"), "Unrolled");
        int bytes = compiled.Methods.Where(method => method.Name.EndsWith(".Layer1ForwardRow")).Max(method => method.Bytes);
        // MethodBudget: 65 rows of weights × (16 columns × 24 bytes + 2 tiles × 16).
        Assert.InRange(bytes, 27_040 / 2, 27_040);
    }

    private static string Declaration(string name, string sizes, string activation) =>
        $"[MlpGen.Mlp({sizes}, Hidden = MlpGen.Activation.{activation}, Output = MlpGen.Activation.{activation})] public partial class {name} {{ }}\n";

    private static IEnumerable<string> Excesses(CompiledNetwork compiled) =>
        from method in compiled.Methods
        from limit in s_limits
        where limit.Count(method) > limit.Limit / 2
        select $"{method.Name}: {limit.Count(method)} {limit.What}";
}
