using System;
using System.Globalization;
using System.IO;
using Onnx;
using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx.Import.Constants;

/// <summary>A region of another file in the directory of the model, which holds the numbers of a tensor.</summary>
internal sealed class ExternalFile
{
    private readonly string _path;
    private readonly long _offset;
    private readonly int _length;
    private byte[]? _bytes;

    /// <summary>Checks that a region exists. Reads nothing yet.</summary>
    /// <param name="tensor">The tensor that refers to the region.</param>
    /// <param name="folder">The directory of the model, or null if there is none.</param>
    /// <param name="length">The number of bytes that the tensor needs.</param>
    /// <exception cref="UnsupportedException">The file is not in the directory, does not exist, or is too short.</exception>
    public ExternalFile(TensorProto tensor, string? folder, long length)
    {
        string location = "";
        long? stated = null;
        foreach (StringStringEntryProto entry in tensor.ExternalData)
        {
            switch (entry.Key)
            {
                case "location":
                    location = entry.Value;
                    break;
                case "offset":
                    _offset = Number(entry, tensor.Name);
                    break;
                case "length":
                    stated = Number(entry, tensor.Name);
                    break;
            }
        }

        if (folder is null)
            throw Refusal(tensor.Name, "a stream has no directory. Open the model by its path");
        if (stated is { } found && found != length)
            throw Refusal(tensor.Name, $"its length must be {length} bytes (was {found})");
        _path = Inside(folder, location, tensor.Name);
        _length = length <= Array.MaxLength ? (int)length : throw Refusal(tensor.Name, $"it is too long ({length} bytes)");
        FileInfo file = new(_path);
        if (!file.Exists || file.Length - length < _offset)
            throw Refusal(tensor.Name, $"{Quoted(location)} must have {length} bytes from byte {_offset} on");
    }

    /// <summary>Returns the bytes of the region.</summary>
    /// <exception cref="IOException">The file cannot be read, or has changed.</exception>
    public ReadOnlyMemory<byte> Bytes()
    {
        if (_bytes is not null)
            return _bytes;
        using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        file.Position = _offset;
        byte[] bytes = new byte[_length];
        if (file.ReadAtLeast(bytes, _length, throwOnEndOfStream: false) < _length)
            throw new InvalidDataException($"{_path} ends early. It must have {_length} bytes from byte {_offset} on.");
        return _bytes = bytes;
    }

    /// <summary>Returns the path of a file, unless it or a link on the way to it leads out of the directory of the model.</summary>
    private static string Inside(string folder, string location, string tensor)
    {
        string[] parts = location.Split('/', '\\');
        if (Path.IsPathRooted(location) || location.IndexOf(':') >= 0 || location.IndexOf('\0') >= 0
            || Array.Exists(parts, part => part is "" or "." or ".."))
        {
            throw Refusal(tensor, $"its location must be a path inside the directory of the model (was {Quoted(location)})");
        }

        string path = folder;
        foreach (string part in parts)
        {
            path = Path.Combine(path, part);
            if ((File.Exists(path) || Directory.Exists(path)) && (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
                throw Refusal(tensor, $"its location must not contain links, which can lead anywhere (was {Quoted(location)})");
        }

        return path;
    }

    private static long Number(StringStringEntryProto entry, string tensor) =>
        long.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Refusal(tensor, $"its {entry.Key} must be a whole number (was {Quoted(entry.Value)})");

    private static UnsupportedException Refusal(string tensor, string why) =>
        new($"Tensor {Quoted(tensor)} is in another file, and {why}");
}
