using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds the weights file that a network names, and decides if the network can use it.</summary>
internal static class WeightsResolver
{
    /// <summary>The maximum number of files that a message lists.</summary>
    private const int MostListed = 5;

    /// <summary>Returns a network with the resource of its weights, or with the error that prevents their use.</summary>
    public static NetworkModel Resolve(NetworkModel network, WeightsDigests digests)
    {
        if (network.Weights is not { } weights)
            return network;
        if (Validate(network, digests, Location.None) is { } error)
            return network with { Weights = weights with { Problem = $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}" } };
        return network with { Weights = weights with { Resource = Find(weights.File, digests)[0].Resource } };
    }

    /// <summary>Returns the error that prevents the use of the weights, or null.</summary>
    /// <param name="network">The network.</param>
    /// <param name="digests">The weights files of the project.</param>
    /// <param name="location">The location of the argument.</param>
    public static Diagnostic? Validate(NetworkModel network, WeightsDigests digests, Location location)
    {
        if (network.Weights is not { File: var file })
            return null;
        string name = network.Type.Name.TrimStart('@');
        if (!network.Members.HasLoad)
            return Constructor(network.Members, name, location);
        WeightsDigest[] found = Find(file, digests);
        if (found.Length != 1)
        {
            return Diagnostic.Create(
                Descriptors.NoWeightsItem, location, file, Missing(file, found, digests), Advice(file, found, digests));
        }

        WeightsDigest digest = found[0];
        if (digest.Damage is { } damage)
            return Diagnostic.Create(Descriptors.NoWeightsItem, location, file, "cannot be used", damage.TrimEnd('.'));
        return Layers(network, digest, name, location)
            ?? Activations(network, digest, name, location)
            ?? Transform(digest, location)
            ?? NotFinite(digest, location);
    }

    // The path in the project wins over a file name that occurs in several directories.
    private static WeightsDigest[] Find(string file, WeightsDigests digests)
    {
        string path = file.Replace('\\', '/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;
        WeightsDigest[] exact = [.. digests.Files.Where(digest => digest.Path == path || digest.Link == path)];
        return exact.Length > 0 || path.Length == 0 || path.Contains('/')
            ? exact
            : [.. digests.Files.Where(digest => FileName(digest.Path) == path || (digest.Link is { } link && FileName(link) == path))];
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static string Missing(string file, WeightsDigest[] found, WeightsDigests digests) => found.Length switch
    {
        > 1 => $"matches several MlpWeights items: {List(found)}",
        _ when !digests.IsEmbedding => "cannot be embedded, because this build does not run the MSBuild targets of MlpGen",
        _ when digests.Files.Count > 0 && file.Length > 0 => $"is not an MlpWeights item of the project, which has {List(digests.Files)}",
        _ => "is not an MlpWeights item of the project",
    };

    private static string Advice(string file, WeightsDigest[] found, WeightsDigests digests) =>
        found.Length > 1 ? "Write the path as in the project file"
        : !digests.IsEmbedding ? "Load the file at run time"
        : $"Add <MlpWeights Include=\"{(file.Length > 0 ? file : "file.safetensors")}\" /> to the project file";

    private static string List(IReadOnlyList<WeightsDigest> files)
    {
        string paths = string.Join(", ", files.Take(MostListed).Select(digest => $"'{digest.Link ?? digest.Path}'"));
        return files.Count > MostListed ? $"{paths} and more" : paths;
    }

    private static Diagnostic Constructor(MemberFacts members, string name, Location location) => members.DeclaresConstructor
        ? Diagnostic.Create(Descriptors.WeightsWithConstructor, location, name, "declares a constructor", "the constructor")
        : Diagnostic.Create(Descriptors.WeightsWithConstructor, location, name, "has required members", "'required'");

    private static Diagnostic? Layers(NetworkModel network, WeightsDigest digest, string name, Location location)
    {
        int[] sizes = [network.Layers[0].Inputs, .. network.Layers.Select(layer => layer.Outputs)];
        return digest.Sizes.SequenceEqual(sizes) ? null : Diagnostic.Create(
            Descriptors.WeightsOfOtherLayers,
            location,
            digest.Path,
            string.Join("-", digest.Sizes.Select(size => $"{size}")),
            name,
            string.Join("-", sizes.Select(size => $"{size}")),
            string.Join(", ", digest.Sizes.Select(size => $"{size}")));
    }

    private static Diagnostic? Activations(NetworkModel network, WeightsDigest digest, string name, Location location)
    {
        LayerModel? other = network.Layers
            .Take(digest.Activations.Count)
            .FirstOrDefault(layer => digest.Activations[layer.Number - 1] != layer.Activation.ToString());
        return other is null ? null : Diagnostic.Create(
            Descriptors.WeightsOfOtherActivations,
            location,
            digest.Path,
            digest.Activations[other.Number - 1],
            $"{other.Number}",
            name,
            other.Activation);
    }

    private static Diagnostic? Transform(WeightsDigest digest, Location location) => digest.TransformedRows is { } rows
        ? Diagnostic.Create(Descriptors.WeightsWithTransform, location, digest.Path, rows)
        : null;

    private static Diagnostic? NotFinite(WeightsDigest digest, Location location) => digest.NotFinite is { } notFinite
        ? Diagnostic.Create(Descriptors.WeightsNotFinite, location, digest.Path, $"{notFinite.Count}", notFinite.First)
        : null;
}
