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

/// <summary>The runtime, for each of its frameworks, keeps the rules of compilers ahead of time such as Unity's IL2CPP, which needs no link.xml.</summary>
public sealed class AheadOfTimeTests
{
    private static readonly string s_project = Path.Combine(Root(), "src", "Runtime");

    public static TheoryData<string> Frameworks =>
        [.. XDocument.Load(Path.Combine(s_project, "MlpGen.csproj")).Descendants("TargetFrameworks").Single().Value.Split(';')];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void No_code_is_created_and_no_type_found_while_it_runs(string framework) => Assert.Empty(Read(Runtime(framework), DynamicCode.Uses));

    // IL2CPP compiles such methods since 2022.1, with code that generic arguments share. All of these take structs, and each is called once per trainer or
    // step, never per row: a rule of an optimizer and a sink of gradients meet in CreateGradientPass and CreateFusedStep, a loss and a network in the others.
    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Generic_virtual_methods_are_these(string framework) => Assert.Equal(
        [
            "IGradientSource`1.CreateGradientPass",
            "ITrainable.AddGradient",
            "ITrainingEngine.Step",
            "OptimizerState.CreateFusedStep",
            "OptimizerState`1.CreateFusedStep",
            "StepEngine.MlpGen.Steps.ITrainingEngine.Step",
        ],
        Read(Runtime(framework), DynamicCode.GenericVirtualMethods).Where(name => !name.Contains("Probe.", StringComparison.Ordinal)));

    // The IL2CPP of Unity 6000.0 fails on such types when it builds a player (github.com/GetStream/stream-chat-unity/pull/203); that of 6000.2 does not.
    // Networks that learn from labels learn from targets too, and docs/unity.md says so.
    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Only_classifiers_implement_a_generic_interface_twice(string framework) =>
        Assert.Equal(["ITrainableClassifier"], Read(Runtime(framework), DynamicCode.RepeatedInterfaces));

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
