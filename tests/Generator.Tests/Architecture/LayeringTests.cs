using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>Data flows one way. Everything after parsing is independent of the compiler, so that the compiler can cache it.</summary>
public sealed class LayeringTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_Roslyn_type_can_be_reached_from_model_or_plan()
    {
        Type[] data = [.. typeof(NetworkModel).Assembly.GetTypes()
            .Where(type => type.Namespace is "MlpGen.Generator.Model" or "MlpGen.Generator.Memory" or "MlpGen.Generator.Lowering")];
        Assert.Contains(typeof(NetworkModel), data);
        Assert.Contains(typeof(BrokenNetwork), data);

        HashSet<Type> seen = [];
        foreach (Type type in data)
            Visit(type, type.Name, seen);
    }

    [Fact]
    public void The_walk_finds_a_Roslyn_type() =>
        Assert.ThrowsAny<Exception>(() => Visit(typeof(ParseResult), nameof(ParseResult), []));

    [Fact]
    public void Only_parsing_diagnostics_calls_and_the_wiring_mention_the_compiler()
    {
        string generator = RepositoryFiles.Path("src", "Generator");
        string[] files = [.. RepositoryFiles.Written(Path.Combine("src", "Generator"), "*.cs").Select(file => Path.GetRelativePath(generator, file))];
        Assert.NotEmpty(files);

        Assert.DoesNotContain(files, file => !MaySeeTheCompiler(file)
            && File.ReadAllText(Path.Combine(generator, file)).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void Parsing_knows_the_generator_by_its_name() => Assert.Equal(DeclaredMembers.GeneratorName, typeof(MlpGenerator).FullName);

    private static bool MaySeeTheCompiler(string file) =>
        file is "MlpGenerator.cs" or "MlpAnalyzer.cs" or "BuildAnalyzer.cs" || file.Split(Path.DirectorySeparatorChar)[0] is "Parsing" or "Diagnostics" or "Calls";

    private static void Visit(Type type, string path, HashSet<Type> seen)
    {
        if (type.HasElementType)
        {
            Visit(type.GetElementType()!, path, seen);
            return;
        }

        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, $"{path} has the Roslyn type {type}.");
        foreach (Type argument in type.GetGenericArguments())
            Visit(argument, path, seen);
        if (!seen.Add(type) || type.Assembly != typeof(NetworkModel).Assembly)
            return;
        if (type.BaseType is { } baseType)
            Visit(baseType, path, seen);
        foreach (FieldInfo field in type.GetFields(Everything))
            Visit(field.FieldType, $"{path}.{field.Name}", seen);
        foreach (PropertyInfo property in type.GetProperties(Everything))
            Visit(property.PropertyType, $"{path}.{property.Name}", seen);
    }
}
