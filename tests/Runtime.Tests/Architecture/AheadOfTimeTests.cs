using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using MlpGen.Generator.Tests.Compiled;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>The runtime, for each of its frameworks, keeps the rules of compilers ahead of time such as Unity's IL2CPP. They need no link.xml.</summary>
public sealed class AheadOfTimeTests
{
    private static readonly string s_project = Path.Combine(Root(), "src", "Runtime");

    public static TheoryData<string> Frameworks =>
        [.. XDocument.Load(Path.Combine(s_project, "MlpGen.csproj")).Descendants("TargetFrameworks").Single().Value.Split(';')];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void No_code_is_created_and_no_type_found_while_it_runs(string framework) => Assert.Empty(Read(Runtime(framework), DynamicCode.Uses));

    // IL2CPP compiles them since 2022.1, and .NET's compiler sees every call of these, because the caller names the type argument.
    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Generic_virtual_methods_are_those_that_a_caller_closes_by_name(string framework) => Assert.Equal(
        [], Read(Runtime(framework), DynamicCode.GenericVirtualMethods));

    // Unity 6000.0 crashes on such types.
    [Theory]
    [MemberData(nameof(Frameworks))]
    public void No_type_implements_a_generic_interface_twice(string framework) => Assert.Empty(Read(Runtime(framework), DynamicCode.RepeatedInterfaces));

    [Fact]
    public void What_breaks_the_rules_is_found()
    {
        // These tests themselves break them all.
        string file = typeof(AheadOfTimeTests).Assembly.Location;
        Assert.Contains("Activator.CreateInstance", Read(file, DynamicCode.Uses));
        Assert.Contains("AheadOfTimeTests.Broken.Generic", Read(file, DynamicCode.GenericVirtualMethods));
        Assert.Contains("AheadOfTimeTests.Broken", Read(file, DynamicCode.RepeatedInterfaces));
        Assert.Equal(3, new Broken().Generic(3));
    }

    private static string Runtime(string framework) =>
        Path.Combine(s_project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, framework, "MlpGen.dll");

    private static string[] Read(string file, Func<MetadataReader, IEnumerable<string>> facts)
    {
        using PEReader reader = new(File.OpenRead(file));
        return [.. facts(reader.GetMetadataReader())];
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MlpGen.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private class Broken : IComparable<int>, IComparable<long>
    {
        public virtual T Generic<T>(T value) => value;

        public int CompareTo(int other) => 0;

        public int CompareTo(long other) => 0;
    }
}
