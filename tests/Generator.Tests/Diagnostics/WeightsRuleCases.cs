namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about weights that are built into the assembly. Comments describe the items of the project.</summary>
internal static class WeightsRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP050", "no item", """
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = "digits.safetensors"|})] partial class Net;
            """,
            "'digits.safetensors' is not an MlpWeights item of the project. Add <MlpWeights Include=\"digits.safetensors\" /> to the project file."),
        new("MLP050", "another item", """
            // MlpWeights a/other.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = "digits.safetensors"|})] partial class Net;
            """,
            "'digits.safetensors' is not an MlpWeights item of the project, which has 'a/other.safetensors'. Add <MlpWeights Include=\"digits.safetensors\" /> to the project file."),
        new("MLP050", "an empty path", """
            // MlpWeights a.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = ""|})] partial class Net;
            """,
            "'' is not an MlpWeights item of the project. Add <MlpWeights Include=\"file.safetensors\" /> to the project file."),
        new("MLP050", "another directory", """
            // MlpWeights a/digits.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = "b/digits.safetensors"|})] partial class Net;
            """),
        new("MLP050", "two items with that name", """
            // MlpWeights a/d.safetensors: 64-32-10
            // MlpWeights b/d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = "d.safetensors"|})] partial class Net;
            """,
            "'d.safetensors' matches several MlpWeights items: 'a/d.safetensors', 'b/d.safetensors'. Write the path as in the project file."),
        new("MLP050", "no MSBuild", """
            // MlpGenEmbedsWeights false
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = "digits.safetensors"|})] partial class Net;
            """,
            "'digits.safetensors' cannot be embedded, because this build does not run the MSBuild targets of MlpGen. Load the file at run time."),
        new("MLP050", "a damaged file", """
            // MlpWeights d.safetensors: ; damaged The header is not valid JSON.
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = "d.safetensors"|})] partial class Net;
            """,
            "'d.safetensors' cannot be used. The header is not valid JSON."),
        new("MLP050", "a constant", """
            [MlpGen.Mlp(64, 32, 10, {|MLP050:Weights = Net.File|})] partial class Net { const string File = "a" + "b"; }
            """),
        new("MLP050", "the path of the item", """
            // MlpWeights a/d.safetensors: 64-32-10
            // MlpWeights d.safetensors: 1-1
            [MlpGen.Mlp(64, 32, 10, Weights = "a/d.safetensors")] partial class Net;
            """),
        new("MLP050", "the file in the project's directory", """
            // MlpWeights a/d.safetensors: 1-1
            // MlpWeights d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, Weights = "d.safetensors")] partial class Net;
            """),
        new("MLP050", "the name of the file", """
            // MlpWeights a/my weights é.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, Weights = "my weights é.safetensors")] partial class Net;
            """),
        new("MLP050", "backslashes and a dot", """
            // MlpWeights a/d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, Weights = ".\\a\\d.safetensors")] partial class Net;
            """),
        new("MLP050", "the link of a file elsewhere", """
            // MlpWeights ../../d.safetensors: 64-32-10; link models/e.safetensors
            [MlpGen.Mlp(64, 32, 10, Weights = "models/e.safetensors")] partial class Net;
            """),
        new("MLP050", "the name of a link", """
            // MlpWeights ../../d.safetensors: 64-32-10; link models/e.safetensors
            [MlpGen.Mlp(64, 32, 10, Weights = "e.safetensors")] partial class Net;
            """),
        new("MLP050", "null", """
            [MlpGen.Mlp(64, 32, 10, Weights = null)] partial class Net;
            """),
        new("MLP051", "another hidden layer", """
            // MlpWeights d.safetensors: 64-16-10
            [MlpGen.Mlp(64, 32, 10, {|MLP051:Weights = "d.safetensors"|})] partial class Net;
            """,
            "'d.safetensors' has the layers 64-16-10, but 'Net' has 64-32-10. Use weights with these layers, or declare [Mlp(64, 16, 10)]."),
        new("MLP051", "a layer more", """
            // MlpWeights d.safetensors: 64-32-10-10
            [MlpGen.Mlp(64, 32, 10, {|MLP051:Weights = "d.safetensors"|})] partial class Net;
            """),
        new("MLP051", "the same layers", """
            // MlpWeights d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, Weights = "d.safetensors")] partial class Net;
            """),
        new("MLP052", "a NaN", """
            // MlpWeights d.safetensors: 64-32-10; not-finite 3 NaN at [2, 5] of layers.0.weight
            [MlpGen.Mlp(64, 32, 10, {|MLP052:Weights = "d.safetensors"|})] partial class Net;
            """,
            "'d.safetensors' has 3 parameter(s) that are NaN or infinite. The first is NaN at [2, 5] of layers.0.weight. Use a file with finite parameters."),
        new("MLP052", "finite", """
            // MlpWeights d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, Weights = "d.safetensors")] partial class Net;
            """),
        new("MLP053", "another activation", """
            // MlpWeights d.safetensors: 64-32-10; activations Relu Softmax
            [MlpGen.Mlp(64, 32, 10, Hidden = MlpGen.Activation.Relu, {|MLP053:Weights = "d.safetensors"|})] partial class Net;
            """,
            "'d.safetensors' was trained with Softmax in layer 2, but 'Net' uses Sigmoid there. Declare the activation of the file."),
        new("MLP053", "the same activations", """
            // MlpWeights d.safetensors: 64-32-10; activations Relu Sigmoid
            [MlpGen.Mlp(64, 32, 10, Hidden = MlpGen.Activation.Relu, Weights = "d.safetensors")] partial class Net;
            """),
        new("MLP054", "a transform", """
            // MlpWeights d.safetensors: 64-32-10; transform inputs and targets
            [MlpGen.Mlp(64, 32, 10, {|MLP054:Weights = "d.safetensors"|})] partial class Net;
            """,
            "'d.safetensors' contains a transform of inputs and targets, so its network takes only transformed rows. Save network.Fold(transform), and use that file."),
        new("MLP054", "no transform", """
            // MlpWeights d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, Weights = "d.safetensors")] partial class Net;
            """),
        new("MLP055", "a constructor", """
            // MlpWeights d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, {|MLP055:Weights = "d.safetensors"|})] partial class Net { public Net() { } }
            """,
            "'Net' declares a constructor, so Trained cannot create it. Remove the constructor, or remove Weights and call LoadFrom."),
        new("MLP055", "a required member", """
            // MlpWeights d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, {|MLP055:Weights = "d.safetensors"|})] partial class Net { public required int Id; }
            """,
            "'Net' has required members, so Trained cannot create it. Remove 'required', or remove Weights and call LoadFrom."),
        new("MLP055", "a static constructor", """
            // MlpWeights d.safetensors: 64-32-10
            [MlpGen.Mlp(64, 32, 10, Weights = "d.safetensors")] partial class Net { static Net() { } }
            """),
    ];
}
