using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>
/// The digests of weights files that the comments of a source describe: <c>// MlpWeights a/digits.safetensors: 64-32-10; activations Relu
/// Softmax</c>. The facts after the sizes are lines of the digest.
/// </summary>
internal static partial class WeightsFiles
{
    public static ImmutableArray<AdditionalText> Of(Compilation compilation) =>
        [.. compilation.SyntaxTrees.SelectMany(tree => Weights().Matches(tree.ToString())).Select(Digest)];

    /// <summary>Returns a digest with a hash that depends on the content.</summary>
    public static AdditionalText Digest(string path, string facts)
    {
        string[] parts = facts.Split("; ");
        int[] sizes = [.. parts[0].Split('-', System.StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        IEnumerable<string> layers = sizes.Zip(sizes.Skip(1), (inputs, outputs) => $"{inputs} {outputs}")
            .Select((layer, number) => $"layer {layer} F32 layers.{number}");
        string resource = $"resource MlpGen.Weights.{facts.Replace(' ', '-')}";
        return new Text(
            $"/obj/{path.Replace('/', '-')}.mlpweights", string.Join('\n', ["mlpgen-weights 1", $"path {path}", resource, .. layers, .. parts.Skip(1)]) + "\n");
    }

    private static AdditionalText Digest(Match weights) => Digest(weights.Groups["path"].Value, weights.Groups["facts"].Value);

    [GeneratedRegex("// MlpWeights (?<path>[^:\n]+): (?<facts>[^\r\n]*)")]
    private static partial Regex Weights();

    private sealed class Text(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, Encoding.UTF8);
    }
}
