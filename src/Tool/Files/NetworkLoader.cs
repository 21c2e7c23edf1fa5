using System;
using System.IO;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>Loads a network from a file of any format.</summary>
internal static class NetworkLoader
{
    /// <summary>Loads a network.</summary>
    /// <exception cref="ToolException">The file cannot be read, or it holds no such network.</exception>
    public static LoadedNetwork Load(string path, SourceChoices choices)
    {
        FileFormat format = FileFormats.OfExisting(path);
        return Named(path, () => format == FileFormat.Onnx ? OnnxSource.Load(path, choices) : SafetensorsSource.Load(path, choices));
    }

    /// <summary>Reads a file, and puts its path in front of every message.</summary>
    /// <exception cref="ToolException">The file cannot be read.</exception>
    public static T Named<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is ToolException or InvalidDataException or ArgumentException or IOException
            or UnauthorizedAccessException)
        {
            string message = Shown.Message(error);
            throw new ToolException(message.Contains(path, StringComparison.Ordinal) ? message : $"{Shown.Path(path)}: {message}");
        }
    }
}
