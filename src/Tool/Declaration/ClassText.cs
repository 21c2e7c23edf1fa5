using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MlpGen.Tool.Declaration;

/// <summary>Writes the declaration of a network.</summary>
internal static class ClassText
{
    /// <summary>Returns a source file with a partial class, which any language version that MlpGen supports compiles.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The name of the class.</param>
    /// <param name="space">The namespace, or null.</param>
    /// <param name="comment">The lines of the comment above the class.</param>
    /// <param name="isTrainable">False to leave out all code except inference.</param>
    public static string Write(
        IInferenceNetwork network, string name, string? space = null, IReadOnlyList<string>? comment = null, bool isTrainable = true)
    {
        string indent = space is null ? "" : "    ";
        StringBuilder text = new("using MlpGen;\n\n");
        if (space is not null)
            text.Append($"namespace {space}\n{{\n");
        foreach (string line in comment ?? [])
            text.Append($"{indent}// {line}".TrimEnd()).Append('\n');
        foreach (string line in (IEnumerable<string>)[.. Attributes(network, isTrainable), $"public sealed partial class {name}", "{", "}"])
            text.Append($"{indent}{line}\n");
        return text.Append(space is null ? "" : "}\n").ToString();
    }

    private static IEnumerable<string> Attributes(IInferenceNetwork network, bool isTrainable)
    {
        Activation[] activations = network.Activations.ToArray();
        Activation[] hidden = activations[..^1];
        // The first of the most frequent activations.
        Activation? usual = hidden.Length == 0 ? null : hidden.GroupBy(activation => activation).MaxBy(group => group.Count())!.Key;
        string sizes = string.Join(", ", network.LayerSizes.ToArray());
        string ofHidden = usual is null ? "" : $", Hidden = Activation.{usual}";
        string loss = network.Loss == Loss.Quadratic ? "" : $", Loss = Loss.{network.Loss}";
        string size = isTrainable ? "" : ", Training = false, Populations = false";
        yield return $"[Mlp({sizes}{ofHidden}, Output = Activation.{activations[^1]}{loss}{size})]";
        for (int layer = 0; layer < hidden.Length; layer++)
        {
            if (hidden[layer] != usual)
                yield return $"[MlpLayer({layer + 1}, Activation = Activation.{hidden[layer]})]";
        }
    }
}
