using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

public sealed class RemoveModifierTests
{
    [Theory]
    [InlineData("MLP003", "static", "[MlpGen.Mlp(2, 8, 1)] public static partial class Net;", "[MlpGen.Mlp(2, 8, 1)] public partial class Net;")]
    [InlineData("MLP003", "static", "[MlpGen.Mlp(2, 8, 1)]\nstatic /* one */ partial class Net;", "[MlpGen.Mlp(2, 8, 1)]\n/* one */ partial class Net;")]
    [InlineData(
        "MLP003",
        "static",
        "[MlpGen.Mlp(2, 8, 1)] partial class Net { }\n-----\nstatic partial class Net { public static int One => 1; }",
        "[MlpGen.Mlp(2, 8, 1)] partial class Net { }\n-----\npartial class Net { public static int One => 1; }")]
    [InlineData("MLP004", "abstract", "[MlpGen.Mlp(2, 8, 1)] abstract public partial class Net;", "[MlpGen.Mlp(2, 8, 1)] public partial class Net;")]
    [InlineData(
        "MLP004",
        "abstract",
        "/// <summary>Learns.</summary>\nabstract partial class Net;\n[MlpGen.Mlp(2, 8, 1)] abstract partial class Net;",
        "/// <summary>Learns.</summary>\npartial class Net;\n[MlpGen.Mlp(2, 8, 1)] partial class Net;")]
    [InlineData(
        "MLP004",
        "abstract",
        "abstract class Player<T> { public abstract T Play(); public abstract int Turn { get; set; } public virtual void End() { } } [MlpGen.Mlp(2, 8, 1)] abstract partial class Net : Player<int> { public override int Play() => 1; public override int Turn { get; set; } }",
        "abstract class Player<T> { public abstract T Play(); public abstract int Turn { get; set; } public virtual void End() { } } [MlpGen.Mlp(2, 8, 1)] partial class Net : Player<int> { public override int Play() => 1; public override int Turn { get; set; } }")]
    [InlineData(
        "MLP004",
        "abstract",
        "[MlpGen.Mlp(2, 8, 1)] abstract partial class Net { abstract class Part { } interface IPart { } }",
        "[MlpGen.Mlp(2, 8, 1)] partial class Net { abstract class Part { } interface IPart { } }")]
    [InlineData("MLP006", "file", "[MlpGen.Mlp(2, 8, 1)] file sealed partial class Net;", "[MlpGen.Mlp(2, 8, 1)] sealed partial class Net;")]
    [InlineData(
        "MLP006",
        "file",
        "file partial class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; } file partial class Outer;",
        "partial class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; } partial class Outer;")]
    public Task From_every_part(string id, string modifier, string before, string after) =>
        Mended.VerifyAsync(id, [$"Remove '{modifier}'"], before, after);

    [Theory]
    [InlineData("MLP004", "[MlpGen.Mlp(2, 8, 1)] public abstract partial class Net { public abstract void Learn(); }")]
    [InlineData("MLP004", "public abstract class Player { public abstract void Play(); } [MlpGen.Mlp(2, 8, 1)] public abstract partial class Net : Player;")]
    [InlineData("MLP004", "public abstract class Player { public virtual void Play() { } } [MlpGen.Mlp(2, 8, 1)] public abstract partial class Net : Player { public abstract override void Play(); }")]
    [InlineData("MLP003", "[MlpGen.Mlp(2, 8, 1)] public static partial class Net { public static int Twice(this int one) => 2 * one; }")]
    [InlineData("MLP003", "[MlpGen.Mlp(2, 8, 1)] public static partial class Net { extension(int one) { public int Twice => 2 * one; } }")]
    [InlineData("MLP003", "[MlpGen.Mlp(2, 8, 1)] public static partial class Net { extension(int one) { public int Twice() => 2 * one; } }")]
    public Task Offers_nothing_where_the_type_would_not_compile_without_the_modifier(string id, string source) => Mended.VerifyNoFixAsync(id, source);
}
