using System;
using System.Collections.Generic;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Declarations of every kind with a given name.</summary>
internal static class Declarations
{
    private static readonly Func<string, string>[] _types =
    [
        name => $"public class @{name} {{ }}",
        name => $"public static class @{name} {{ public static int One => 1; }}",
        name => $"internal struct @{name} {{ }}",
        name => $"public enum @{name} {{ One }}",
        name => $"public delegate void @{name}();",
        name => $"public interface @{name} {{ }}",
        name => $"internal class @{name}<T> {{ }}",
    ];

    private static readonly Func<string, string>[] _values =
    [
        name => $"public int @{name} = 1;",
        name => $"public const string @{name} = \"\";",
        name => $"public static float @{name} {{ get; set; }}",
        name => $"internal object @{name} => this;",
        name => $"public event global::System.Action @{name} {{ add {{ }} remove {{ }} }}",
    ];

    private static readonly Func<string, string>[] _methods =
    [
        name => $"public void @{name}() {{ }}",
        name => $"internal static object @{name}(object value) => value;",
        name => $"public static T @{name}<T>(T value) => value;",
        name => $"internal static float @{name}(ref float a, ref float b, int c) => a + b + c;",
    ];

    public static string Type(Random random, string name) => random.Pick(_types)(name);

    /// <summary>Returns a member of a class, and true if it is a method.</summary>
    public static (string Text, bool IsMethod) Member(Random random, string name) => random.Next(3) switch
    {
        0 => (Type(random, name), false),
        1 => (random.Pick(_values)(name), false),
        _ => (random.Pick(_methods)(name), true),
    };

    /// <summary>Returns a member that is also allowed in a static class, a struct or an interface.</summary>
    public static string StaticMember(Random random, string name) => random.Next(3) switch
    {
        0 => $"public static class @{name} {{ }}",
        1 => $"public const int @{name} = 1;",
        _ => $"public static object @{name}(object value) => value;",
    };

    /// <summary>Returns a statement that declares a local in a program.</summary>
    public static string Local(Random random, string name) => random.Pick(_locals)(name);

    private static readonly IReadOnlyList<Func<string, string>> _locals =
    [
        name => $"const int @{name} = 4;",
        name => $"var @{name} = args.Length;",
        name => $"int @{name}(int value) => value;",
        name => $"if (args is {{ Length: var @{name} }}) {{ }}",
        name => $"global::System.Int32.TryParse(\"1\", out int @{name});",
        name => $"(int @{name}, _) = (1, 2);",
    ];
}
