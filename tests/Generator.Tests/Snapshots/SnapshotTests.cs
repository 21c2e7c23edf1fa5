using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Snapshots;

/// <summary>Snapshots of whole generated files, each kept for one purpose.</summary>
public sealed class SnapshotTests
{
    private const string Xor = "using MlpGen; [Mlp(2, 8, 1)] public sealed partial class Xor { }";

    private const string Digits = """
        using MlpGen;
        namespace Samples;
        [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
        public sealed partial class Digits;
        """;

    private const string Policy = """
        using MlpGen;
        [Mlp(24, 64, 64, 6, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
        [MlpLayer(1, Activation = Activation.Relu)]
        public sealed partial class Policy;
        """;

    private const string Nested = """
        using MlpGen;
        namespace @event.Inner
        {
            public class Base { public void Save(string path) { } public int InputSize; public int Kernels; }
            internal partial struct Outer
            {
                [Mlp(3, 5, 2)]
                internal partial class @class : Base { private readonly int _mlpParameters = 1; public override string ToString() => $"{_mlpParameters}"; }
            }
        }
        """;

    private const string Constructed = "using MlpGen; [Mlp(4, 3)] public partial class Constructed(int id) { public int Id => id; }";

    private const string Probabilities = "using MlpGen; [Mlp(3, 17, 5, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.MeanSquaredError)] public partial class Probabilities;";

    private const string Square = "using MlpGen; [Mlp(16, 16, Output = Activation.Tanh)] public partial class Square;";

    private const string Binary = "using MlpGen; [Mlp(5, 7, 1, Loss = Loss.BinaryCrossEntropy)] public partial class Binary;";

    private const string Dropping = """
        using MlpGen;
        [Mlp(16, 24, 4, 1, Hidden = Activation.Tanh, Output = Activation.Identity)]
        [MlpLayer(1, Dropout = 0.2)]
        [MlpLayer(2, Activation = Activation.Relu, Dropout = 0.5)]
        public sealed partial class Dropping;
        """;

    private const string Broken = "using MlpGen; [Mlp(2, 0, 1, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public partial class Broken { public int Save(string path) => 1; }";

    private const string Named = """
        using MlpGen;
        public enum Side : byte { Left, Right }
        [Mlp(3, 16, 2, Hidden = Activation.Tanh)]
        [MlpInputs("distance", "angle", "speed")]
        [MlpOutputs("steer", "throttle")]
        [MlpClasses(typeof(Side))]
        public sealed partial class Named;
        """;

    /// <summary>The declarations of all networks that have a snapshot.</summary>
    internal static IEnumerable<string> Sources { get; } =
        [Xor, Digits, Policy, Nested, Constructed, Probabilities, Square, Binary, Dropping, Broken, Named];

    // The example network of the documents, with everything that their readers meet.
    [Theory]
    [InlineData("Xor.Contract", "g.cs")]
    [InlineData("Xor.Passes", "Passes.g.cs")]
    [InlineData("Xor.Kernels256", "Kernels256.g.cs")]
    public void The_network_of_the_seed(string name, string file) => Verify(name, Xor, file);

    [Fact]
    public void The_scalar_reference() => Verify("Xor.KernelsScalar", Xor, "KernelsScalar.g.cs", ("MlpGenKernel", "Scalar"));

    [Theory]
    [InlineData("Digits.Contract", "g.cs")]
    [InlineData("Digits.Layout", "Layout.g.cs")]
    [InlineData("Digits.Passes", "Passes.g.cs")]
    [InlineData("Digits.Kernels128", "Kernels128.g.cs")]
    [InlineData("Digits.Kernels512", "Kernels512.g.cs")]
    public void A_classifier(string name, string file) => Verify(name, Digits, file);

    [Fact]
    public void Loops_over_panels() => Verify("Policy.Kernels256", Policy, "Kernels256.g.cs");

    [Fact]
    public void A_switch_of_the_width_for_tests() => Verify("Policy.Passes.WidthSwitch", Policy, "Passes.g.cs", ("MlpGenWidthSwitch", "true"));

    // 128 bits are left out: a machine with less than 256 emulates them.
    [Fact]
    public void Two_widths_of_three() => Verify("Xor.Passes.VectorBits", Xor, "Passes.g.cs", ("MlpGenVectorBits", "512, 256"));

    [Fact]
    public void One_width_needs_no_choice() => Verify("Xor.Passes.OneWidth", Xor, "Passes.g.cs", ("MlpGenVectorBits", "128"));

    [Theory]
    [InlineData("", "KernelsScalar Kernels128 Kernels256 Kernels512")]
    [InlineData("128", "Kernels128")]
    [InlineData("256", "Kernels256")]
    [InlineData("512;128", "Kernels128 Kernels512")]
    [InlineData("64", "KernelsScalar Kernels128 Kernels256 Kernels512")]
    public void Widths_that_are_left_out_have_no_file(string bits, string expected)
    {
        GeneratorRun run = new(TestCompilation.Create(Policy), ("MlpGenVectorBits", bits), ("MlpGenSelfChecks", "true"));

        Assert.Empty(run.Problems());
        Assert.Equal(expected.Split(' '), run.Result.GeneratedSources.Select(source => source.HintName.Split('.')[^3]).Where(part => part.StartsWith("Kernels", System.StringComparison.Ordinal)));
        Assert.Contains($"VerifyKernels(this, new int[] {{ {expected.Replace("Scalar", "32").Replace("Kernels", "").Replace(" ", ", ")} }},", run.Text("g.cs"), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_class_that_hides_members_and_took_names() => Verify("Nested.Contract", Nested, "g.cs");

    [Fact]
    public void Names_become_structs_and_classes_an_enum() => Verify("Named.Contract", Named, "g.cs");

    [Fact]
    public void A_user_constructor_leaves_out_ours() => Verify("Constructed.Contract", Constructed, "g.cs");

    [Fact]
    public void Softmax_without_cross_entropy_has_its_whole_Jacobian() => Verify("Probabilities.Passes", Probabilities, "Passes.g.cs");

    [Fact]
    public void One_layer_may_not_overwrite_its_inputs() => Verify("Square.Passes", Square, "Passes.g.cs");

    [Fact]
    public void Binary_cross_entropy_takes_logits() => Verify("Binary.Passes", Binary, "Passes.g.cs");

    // Only the training passes differ. They store a derivative that the backward pass would otherwise take from the activation, because
    // dropout changes the activation.
    [Fact]
    public void Layers_that_drop_units() => Verify("Dropping.Kernels256", Dropping, "Kernels256.g.cs");

    [Fact]
    public void A_wrong_declaration_gets_bodies_that_throw() => Verify("Broken.Contract", Broken, "g.cs");

    [Fact]
    public void Before_NET_9_the_runtime_multiplies_and_adds()
    {
        CSharpCompilation compilation = TestCompilation.OnNet8.AddSyntaxTrees(TestCompilation.Tree(Xor, "Xor.cs"));
        Snapshot.Verify("Xor.Kernels256.Net80", new GeneratorRun(compilation).Text("Kernels256.g.cs"));
    }

    [Fact]
    public void Every_snapshot_has_a_test()
    {
        string tests = File.ReadAllText(Path.Combine(Snapshot.Folder, "SnapshotTests.cs"));
        Assert.All(
            Directory.EnumerateFiles(Snapshot.Folder, "*" + Snapshot.Ending).Select(path => Path.GetFileName(path)[..^Snapshot.Ending.Length]),
            name => Assert.Contains($"\"{name}\"", tests));
    }

    private static void Verify(string name, string source, string file, params (string Name, string Value)[] properties) =>
        Snapshot.Verify(name, new GeneratorRun(TestCompilation.Create(source), properties).Text(file));
}
