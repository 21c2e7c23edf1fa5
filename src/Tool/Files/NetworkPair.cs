using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>Loads two networks that are to be compared.</summary>
internal static class NetworkPair
{
    /// <summary>
    /// Loads both. A safetensors file of another program does not say its activations. Unless the user says them, it has those of the
    /// other file.
    /// </summary>
    /// <exception cref="ToolException">A file cannot be read, or holds no such network.</exception>
    public static (LoadedNetwork First, LoadedNetwork Second) Load(
        string first, SourceChoices ofFirst, string second, SourceChoices ofSecond)
    {
        // The activations that the user says are for the file that does not say them.
        bool needsFirst = NeedsActivations(first, ofFirst), needsSecond = NeedsActivations(second, ofSecond);
        if (!needsFirst)
            ofFirst = ofFirst with { Activations = [] };
        if (!needsSecond)
            ofSecond = ofSecond with { Activations = [] };
        if (needsFirst && !needsSecond && ofFirst.Activations.Count == 0)
        {
            LoadedNetwork known = NetworkLoader.Load(second, ofSecond);
            return (NetworkLoader.Load(first, ofFirst with { Activations = [.. known.Network.Activations] }), known);
        }

        LoadedNetwork one = NetworkLoader.Load(first, ofFirst);
        if (needsSecond && ofSecond.Activations.Count == 0)
            ofSecond = ofSecond with { Activations = [.. one.Network.Activations] };
        return (one, NetworkLoader.Load(second, ofSecond));
    }

    private static bool NeedsActivations(string path, SourceChoices choices) =>
        FileFormats.OfExisting(path) == FileFormat.Safetensors
        && NetworkLoader.Named(path, () => LayerShapes.Find(
            SafetensorsSource.ReadHeader(path), choices with { Activations = [] }).Activations) is null;
}
