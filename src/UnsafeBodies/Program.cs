using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

// Replaces the bodies of MlpGen.CompilerServices.UnsafeAccess in the netstandard2.1 build of the runtime. C# cannot express address
// arithmetic on references without pinning them, which costs every access a store and prevents inlining on some runtimes. IL can. The
// bodies that the compiler wrote are correct too, and longer, so that the new ones fit in their place and nothing else in the file moves.
string path = args[0];
byte[] file = File.ReadAllBytes(path);
using PEReader image = new(ImmutableArray.Create(file));
MetadataReader metadata = image.GetMetadataReader();
TypeDefinition type = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Single(candidate =>
    metadata.StringComparer.Equals(candidate.Name, "UnsafeAccess")
    && metadata.StringComparer.Equals(candidate.Namespace, "MlpGen.CompilerServices"));
foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition))
{
    ReadOnlySpan<byte> written = image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes();
    byte[] code = Body.Of(metadata.GetString(method.Name), method.Signature, metadata, written);
    int section = image.PEHeaders.GetContainingSectionIndex(method.RelativeVirtualAddress);
    SectionHeader header = image.PEHeaders.SectionHeaders[section];
    int offset = method.RelativeVirtualAddress - header.VirtualAddress + header.PointerToRawData;

    // A body of fewer than 64 bytes has a header of one byte (ECMA-335, II.25.4.2). The compiler's body and its header are longer.
    int room = image.GetMethodBody(method.RelativeVirtualAddress).Size;
    if (1 + code.Length > room)
        throw new InvalidOperationException($"The body of {metadata.GetString(method.Name)} needs {1 + code.Length} bytes (had {room}).");
    file[offset] = (byte)((code.Length << 2) | 2);
    code.CopyTo(file, offset + 1);
}

File.WriteAllBytes(path, file);
