using System.Collections.Generic;
using System.IO;
using System.Text.Json.Serialization;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;
using Spectre.Console;

namespace MlpGen.Tool.Declaration;

/// <summary>The result of <c>new</c>.</summary>
/// <param name="File">The file of the network.</param>
/// <param name="Written">The source file, or null if the text was printed.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Namespace">The namespace, or null.</param>
/// <param name="LayerSizes">The sizes of the layers.</param>
/// <param name="Activations">The activation of each layer after the inputs.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Text">The text of the source file.</param>
internal sealed record NewReport(
    string File, string? Written, string Name, string? Namespace, IReadOnlyList<int> LayerSizes, IReadOnlyList<Activation> Activations,
    Loss Loss, string Text)
{
    [JsonPropertyOrder(-1)]
    public string Command => "new";

    /// <summary>Declares a network.</summary>
    public static NewReport Create(LoadedNetwork loaded, string? written, string name, string? space) => new(
        loaded.Path, written, name, space, [.. loaded.Network.LayerSizes], [.. loaded.Network.Activations], loaded.Network.Loss,
        ClassText.Write(loaded.Network, name, space, LoadingComment.Lines(loaded, name)));

    /// <summary>Draws the report: the text itself, unless it was written to a file.</summary>
    public void Draw(IAnsiConsole console)
    {
        if (Written is null)
        {
            console.Write(Drawing.Plain(Text));
            return;
        }

        console.Line(Drawing.Plain(
            $"{Shown.Path(Written)}: {Name}, {Shown.Layers([.. LayerSizes], [.. Activations])}, {Loss}. " +
            $"The comment in it says how to load {Shown.Path(Path.GetFileName(File))}."));
    }
}
