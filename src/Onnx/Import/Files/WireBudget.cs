using System;
using System.IO;
using Google.Protobuf.Reflection;
using Onnx;

namespace MlpGen.Onnx.Import.Files;

/// <summary>
/// Estimates the memory that a serialized model needs, before it is parsed. Two bytes of a file can describe an empty node, which needs
/// hundreds of bytes as an object. The sizes and the nesting of all parts are checked too.
/// </summary>
internal ref struct WireBudget
{
    /// <summary>The number of bytes that the objects of a file may need beyond the size of the file.</summary>
    public const long Allowance = 4 * 1024 * 1024;

    private const int DeepestNesting = 32;

    // More than the largest message, a tensor, needs with its empty lists.
    private const int MessageCost = 512;

    // A list doubles when it is full, so an element of 8 bytes needs up to 24.
    private const int ElementCost = 24;
    private const int TextCost = 48;
    private readonly ReadOnlySpan<byte> _file;
    private long _cost;
    private long _unknown;

    private WireBudget(ReadOnlySpan<byte> file) => _file = file;

    /// <summary>Checks a serialized model.</summary>
    /// <returns>The number of bytes that remain for what is computed from the file.</returns>
    /// <exception cref="InvalidDataException">The model is damaged, nested too deeply, or would need too much memory.</exception>
    public static long Check(ReadOnlySpan<byte> file)
    {
        WireBudget budget = new(file);
        budget.Read(0, file.Length, ModelProto.Descriptor, DeepestNesting);

        // Unknown fields are skipped, so a file must not get more memory by being padded with them.
        long limit = file.Length - budget._unknown + Allowance;
        if (budget._cost > limit)
        {
            throw new InvalidDataException(
                $"The parts of the file must fit into {limit} bytes of memory (they would need {budget._cost}). " +
                "The file is damaged, or it has many more nodes than a multilayer perceptron.");
        }

        return limit - budget._cost;
    }

    private void Read(int position, int end, MessageDescriptor message, int depth)
    {
        if (depth == 0)
            throw new InvalidDataException($"The parts of the file must be nested at most {DeepestNesting} deep. The file is damaged.");
        _cost += MessageCost;
        while (position < end)
        {
            int first = position;
            ulong tag = Varint(ref position, end);
            FieldDescriptor? field = tag >> 3 is > 0 and <= int.MaxValue ? message.FindFieldByNumber((int)(tag >> 3)) : null;
            if (field is { IsRepeated: true })
                _cost += ElementCost;
            switch (tag & 7)
            {
                case 0:
                    Varint(ref position, end);
                    break;
                case 1:
                    Skip(ref position, sizeof(ulong), end);
                    break;
                case 2:
                    ulong length = Varint(ref position, end);
                    int start = position;
                    Skip(ref position, length, end);
                    if (field is not null)
                        ReadField(start, position, field, depth);
                    break;
                case 5:
                    Skip(ref position, sizeof(uint), end);
                    break;
                default:
                    throw Damaged(position);
            }

            if (field is null)
                _unknown += position - first;
        }
    }

    private void ReadField(int start, int end, FieldDescriptor field, int depth)
    {
        int length = end - start;
        switch (field.FieldType)
        {
            case FieldType.Message:
                Read(start, end, field.MessageType, depth - 1);
                break;
            case FieldType.String:
                _cost += TextCost + ((long)length * sizeof(char));
                break;
            case FieldType.Bytes:
                _cost += TextCost + length;
                break;
            case FieldType.Float or FieldType.Double:
                _cost += length;
                break;
            default:
                // Packed whole numbers: each ends in a byte below 128.
                for (int i = start; i < end; i++)
                    _cost += _file[i] < 0x80 ? ElementCost : 0;
                break;
        }
    }

    private readonly ulong Varint(ref int position, int end)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && position < end; shift += 7)
        {
            byte next = _file[position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Damaged(position);
    }

    private static void Skip(ref int position, ulong length, int end)
    {
        if (length > (ulong)(end - position))
            throw Damaged(position);
        position += (int)length;
    }

    private static InvalidDataException Damaged(int position) =>
        new($"The file is not an ONNX file, or it is damaged near byte {position}.");
}
