extern alias Runtime;

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Engines;

/// <summary>The sample of the Unity package compiles, learns, allocates nothing in a frame, and remembers.</summary>
public sealed class UnitySampleTests : IDisposable
{
    private static readonly Lazy<Assembly> s_compiled = new(Compile);

    private readonly string _folder = Directory.CreateTempSubdirectory("mlpgen-unity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", false)]
    [InlineData("UNITY_EDITOR UNITY_WEBGL", false)]
    [InlineData("UNITY_WEBGL", true)]
    public void The_package_compiles_as_CSharp_9(string symbols, bool isWebPlayer)
    {
        GeneratorRun run = EngineCompilation.OfUnity(symbols.Split(' ', StringSplitOptions.RemoveEmptyEntries), EngineCompilation.Sources("unity"));
        Assert.Empty(EngineCompilation.Problems(run));
        Assert.Equal(isWebPlayer, run.Output.GetTypeByMetadataName("MlpGen.Unity.WebPlayer") is not null);
    }

    // The switch is one for the process, so it is not set here. A test of the runtime does that.
    [Fact]
    public void A_Web_player_sets_the_switch_that_the_runtime_reads()
    {
        string runtime = File.ReadAllText(RepositoryFiles.Path("src", "Runtime", "Learning", "ThreadSupport.cs"));
        string name = Regex.Match(runtime, @"const string Switch = (""[\w.]+"");").Groups[1].Value;
        Assert.Contains($"AppContext.SetSwitch({name}, true)", File.ReadAllText(RepositoryFiles.Path("unity", "Runtime", "WebPlayer.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_agent_learns_where_its_target_will_be_and_a_frame_allocates_nothing()
    {
        using (UnityScene scene = new(s_compiled.Value, _folder))
        {
            // Time is that of the machine, so learning takes as many frames as it takes.
            float error = float.PositiveInfinity;
            for (int round = 0; round < 60 && error > scene.Displacement / 3; round++)
                error = scene.MeanError(frames: 600);
            Assert.True(error <= scene.Displacement / 3, $"The agent missed by {error}, while the target moved by {scene.Displacement}.");
            Assert.Equal(0, scene.Allocated(frames: 600));
        }

        // What it has learned is in the next run's first frames.
        using UnityScene next = new(s_compiled.Value, _folder);
        float first = next.MeanError(frames: 120);
        Assert.True(first <= next.Displacement / 2, $"The next agent missed by {first}, while the target moved by {next.Displacement}.");
    }

    [Fact]
    public void An_agent_that_has_not_learned_misses_its_target()
    {
        using UnityScene scene = new(s_compiled.Value, _folder);
        float error = scene.MeanError(frames: 60);
        Assert.True(error > scene.Displacement / 2, $"{error} of {scene.Displacement}");
    }

    [Fact]
    public void A_network_is_loaded_from_an_asset()
    {
        Type type = s_compiled.Value.GetType("MlpGen.Samples.Foresight")!;
        Runtime::MlpGen.INetwork saved = Make(1), loaded = Make(2);
        using MemoryStream stream = new();
        saved.Save(stream);
        object asset = Activator.CreateInstance(s_compiled.Value.GetType("UnityEngine.TextAsset")!, stream.ToArray())!;
        s_compiled.Value.GetType("MlpGen.Unity.TextAssetExtensions")!.GetMethod("LoadFrom")!.Invoke(null, [loaded, asset]);
        Assert.Equal(Parameters(saved), Parameters(loaded));

        Runtime::MlpGen.INetwork Make(int seed) => (Runtime::MlpGen.INetwork)Activator.CreateInstance(type, seed)!;
    }

    private static float[] Parameters(Runtime::MlpGen.INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static Assembly Compile()
    {
        GeneratorRun run = EngineCompilation.OfUnity([], EngineCompilation.Sources("unity"));
        using MemoryStream image = new();
        Assert.True(run.Output.WithAssemblyName("UnitySample").Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(Runtime::MlpGen.MlpAttribute).Assembly)!.LoadFromStream(image);
    }
}
