using System;
using System.IO;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>The formats of files, which their extensions tell apart.</summary>
internal enum FileFormat
{
    Onnx,
    Safetensors,
}

/// <summary>Reads the format of a file from its name.</summary>
internal static class FileFormats
{
    /// <summary>Returns the format of a file.</summary>
    /// <exception cref="ToolException">The extension is of another format.</exception>
    public static FileFormat Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".onnx" => FileFormat.Onnx,
        ".safetensors" => FileFormat.Safetensors,
        var extension => throw new ToolException(
            $"{Shown.Path(path)} must end in .onnx or .safetensors " +
            $"({(extension.Length == 0 ? "it has no extension" : $"it ends in {Shown.Text(extension)}")})."),
    };

    /// <summary>Returns the format of a file that exists.</summary>
    /// <exception cref="ToolException">There is no such file, or its extension is of another format.</exception>
    public static FileFormat OfExisting(string path)
    {
        FileFormat format = Of(path);
        if (Directory.Exists(path))
            throw new ToolException($"{Shown.Path(path)} is a folder. Name a file.");
        if (!File.Exists(path))
            throw new ToolException($"{Shown.Path(path)} does not exist.");
        return format;
    }

    /// <summary>Returns the name of a format in JSON.</summary>
    public static string Name(this FileFormat format) => format == FileFormat.Onnx ? "onnx" : "safetensors";
}
