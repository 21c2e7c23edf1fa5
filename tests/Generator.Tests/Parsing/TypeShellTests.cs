using System;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Parsing;

public sealed class TypeShellTests
{
    [Fact]
    public void Keywords_are_escaped_and_unicode_is_kept()
    {
        TypeShell shell = Parse.Model("namespace @event.Größen { [MlpGen.Mlp(2, 1)] public sealed partial class @class; }", "event.Größen.class").Type;

        Assert.Equal("@event.Größen", shell.Namespace);
        Assert.Equal("partial class @class", shell.Head);
        Assert.Equal("@class", shell.Name);
    }

    [Fact]
    public void The_global_namespace_is_empty() => Assert.Equal("", Parse.Model("[MlpGen.Mlp(2, 1)] partial class Net;").Type.Namespace);

    [Fact]
    public void Containers_stand_outermost_first()
    {
        const string Source = """
            namespace Space;
            public static partial class A { internal partial struct B { partial record C { partial record struct D { public partial interface E<T>
            { [MlpGen.Mlp(2, 1)] private sealed partial class Net<TKey, TValue>; } } } } }
            """;

        TypeShell shell = Parse.Broken(Source, "Space.A+B+C+D+E`1+Net`2").Type;

        Assert.Equal(
            ["static partial class A", "partial struct B", "partial record C", "partial record struct D", "partial interface E<T>"],
            shell.Containers);
        Assert.Equal("partial class Net<TKey, TValue>", shell.Head);
        Assert.Equal("Net", shell.Name);
    }

    [Fact]
    public void File_names_are_readable() =>
        Assert.Matches(@"^Space\.Outer\+Net-[0-9a-f]{8}$", Parse.Model("namespace Space; partial class Outer { [MlpGen.Mlp(2, 1)] partial class Net; }", "Space.Outer+Net").Type.HintName);

    [Fact]
    public void File_names_are_stable() =>
        Assert.Equal("Space.Net-fcd0a7e4", Parse.Model("namespace Space; [MlpGen.Mlp(2, 1)] partial class Net;", "Space.Net").Type.HintName);

    [Fact]
    public void File_names_differ_where_case_and_letters_outside_ASCII_are_all_that_differs()
    {
        string[] types = ["Net", "net", "NET", "Nät", "Nöt", "N_t", "Net<T>", "Net<T, U>"];
        string source = string.Concat(types.Select(type => $"[MlpGen.Mlp(2, 1)] partial class {type}; "))
            + string.Concat(types.Select(type => $"namespace Net.Inner {{ partial class Outer {{ [MlpGen.Mlp(2, 1)] partial class {type}; }} }} "))
            + "namespace Net.Inner.Outer { [MlpGen.Mlp(2, 1)] partial class Net; }";

        string[] names = [.. Parse.Networks(TestCompilation.Create(source)).Select(network => network.Type.HintName)];

        Assert.Equal((2 * types.Length) + 1, names.Length);
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.All(name, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-')));
    }

    [Fact]
    public void File_names_stay_short()
    {
        string name = new('N', 600);

        Assert.Equal(109, Parse.Model($"[MlpGen.Mlp(2, 1)] partial class {name};", name).Type.HintName.Length);
    }
}
