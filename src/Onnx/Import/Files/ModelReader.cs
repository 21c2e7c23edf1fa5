using System;
using System.IO;
using Google.Protobuf;
using MlpGen.Onnx.Import.Operators;
using Onnx;

namespace MlpGen.Onnx.Import.Files;

/// <summary>Reads a model from a stream.</summary>
internal static class ModelReader
{
    private const long OldestOpset = 7;
    private const long NewestOpset = 26;

    // With the allowance of the parts, the 20 MiB that OnnxFile.Open states.
    private const long ComputedAllowance = 16 * 1024 * 1024;

    /// <summary>Reads to the end of a stream.</summary>
    /// <param name="stream">The stream, positioned at the start of the data.</param>
    /// <param name="folder">The directory that may hold tensors in other files, or null to refuse these.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="InvalidDataException">The data is damaged or has an unknown version.</exception>
    public static OnnxModel Read(Stream stream, string? folder, OnnxOpenOptions options)
    {
        byte[] file = ReadBytes(stream);
        long remaining = WireBudget.Check(file);
        ModelProto model = Parse(file);
        if (model.Graph is null || model.Graph.Node.Count == 0)
            throw new InvalidDataException("The file must have a graph with at least one node (it has none). It is not an ONNX model.");
        CheckVersion(model);
        return new OnnxModel(Interpreter.Run(model, new ReadingContext(options, remaining + ComputedAllowance), folder));
    }

    private static byte[] ReadBytes(Stream stream)
    {
        if (!stream.CanSeek)
        {
            MemoryStream copy = new();
            stream.CopyTo(copy);
            return copy.ToArray();
        }

        long length = stream.Length - stream.Position;
        if (length > Array.MaxLength)
            throw new InvalidDataException($"The file must have at most {Array.MaxLength} bytes (was {length}).");
        byte[] file = new byte[Math.Max(length, 0)];
        int read = stream.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
        return read == file.Length ? file : throw new InvalidDataException($"The data ends after {read} of {length} bytes.");
    }

    private static ModelProto Parse(byte[] file)
    {
        try
        {
            return ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(file);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new InvalidDataException($"The file is not an ONNX file, or it is damaged. {error.Message}", error);
        }
    }

    private static void CheckVersion(ModelProto model)
    {
        foreach (OperatorSetIdProto set in model.OpsetImport)
        {
            if (Node.DomainOf(set.Domain).Length == 0 && set.Version is < OldestOpset or > NewestOpset)
                throw new InvalidDataException($"The opset must be between {OldestOpset} and {NewestOpset} (was {set.Version}).");
        }
    }
}
