using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Tool.Terminal;
using Spectre.Console;

namespace MlpGen.Tool.Conversion;

/// <summary>The result of <c>convert</c>.</summary>
/// <param name="File">The file that was read.</param>
/// <param name="Written">The file that was written.</param>
/// <param name="Bytes">The length of the written file.</param>
/// <param name="LayerSizes">The sizes of the layers.</param>
/// <param name="Activations">The activation of each layer after the inputs.</param>
/// <param name="Loss">The loss.</param>
/// <param name="HasTransform">True if the file contains a transform of the rows, as the file that was read.</param>
internal sealed record ConvertReport(
    string File, string Written, long Bytes, IReadOnlyList<int> LayerSizes, IReadOnlyList<Activation> Activations, Loss Loss,
    bool HasTransform)
{
    [JsonPropertyOrder(-1)]
    public string Command => "convert";

    /// <summary>Draws the report.</summary>
    public void Draw(IAnsiConsole console) => console.Line(Drawing.Plain(
        $"{Shown.Path(Written)}: {Shown.Layers([.. LayerSizes], [.. Activations])}" +
        $"{(HasTransform ? ", with the transform of its rows" : "")}, {Bytes:N0} bytes"));
}
