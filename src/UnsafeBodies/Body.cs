using System;
using System.Reflection.Metadata;

/// <summary>The IL of the methods, as ECMA-335 (III) defines it.</summary>
internal static class Body
{
    private const byte Argument0 = 0x02, Argument1 = 0x03, Argument2 = 0x04, Return = 0x2A, Add = 0x58, Subtract = 0x59, Multiply = 0x5A;
    private const byte ToNativeInt = 0xD3, ToNativeUInt = 0xE0;
    private const byte Prefix = 0xFE, Equal = 0x01, SizeOf = 0x1C, Unaligned = 0x12, CopyBlock = 0x17;

    /// <summary>Returns the IL of a method.</summary>
    /// <param name="name">The name of the method.</param>
    /// <param name="signature">The signature, which tells the overloads apart.</param>
    /// <param name="metadata">The metadata that has the signature.</param>
    /// <param name="written">The IL that the compiler wrote. It contains the token of the element type.</param>
    public static byte[] Of(string name, BlobHandle signature, MetadataReader metadata, ReadOnlySpan<byte> written) => name switch
    {
        "Add" when metadata.GetBlobBytes(signature)[^1] == (byte)SignatureTypeCode.Int32 =>
            [Argument0, Argument1, ToNativeInt, .. Size(written), Multiply, Add, Return],
        "Add" => [Argument0, Argument1, .. Size(written), Multiply, Add, Return],
        "AddByteOffset" => [Argument0, Argument1, Add, Return],
        "AreSame" => [Argument0, Argument1, Prefix, Equal, Return],
        "ByteOffset" => [Argument1, Argument0, Subtract, Return],
        "AsPointer" => [Argument0, ToNativeUInt, Return],
        "As" or "AsRef" => [Argument0, Return],
        "CopyBlockUnaligned" => [Argument0, Argument1, Argument2, Prefix, Unaligned, 1, Prefix, CopyBlock, Return],
        _ => throw new ArgumentOutOfRangeException(nameof(name), $"{name} is not known. Add its IL."),
    };

    /// <summary>Returns <c>sizeof T</c> with the token of T from the written code.</summary>
    private static byte[] Size(ReadOnlySpan<byte> written)
    {
        int at = written.IndexOf([Prefix, SizeOf]);
        return written.Slice(at, 2 + sizeof(int)).ToArray();
    }
}
