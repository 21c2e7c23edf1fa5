// Prepares assemblies for the Mono 6.8 that Debian ships: dotnet run eng/mono-spans.cs -- FOLDER
// netstandard2.1 declares the indexer of ReadOnlySpan with the modifier modreq(InAttribute) on its return type. Mono 6.8 lacks it, and so finds
// no method. Unity's Mono has it. The signature in each assembly is shortened in place, and nothing else changes.
using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

foreach (string path in Directory.EnumerateFiles(args[0], "*.dll"))
{
    byte[] file = File.ReadAllBytes(path);
    using PEReader image = new(new MemoryStream(file));
    if (!image.HasMetadata)
        continue;
    MetadataReader metadata = image.GetMetadataReader();
    int heap = image.PEHeaders.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Blob);
    var signatures = metadata.MemberReferences
        .Select(metadata.GetMemberReference)
        .Where(member => metadata.GetString(member.Name) == "get_Item")
        .Select(member => member.Signature)
        .Distinct();
    foreach (BlobHandle signature in signatures)
    {
        // An instance method with one parameter: modreq TypeDefOrRef, a reference to the first type parameter, from an int.
        byte[] blob = metadata.GetBlobBytes(signature);
        if (blob.Length < 8 || blob[0] != 0x20 || blob[1] != 1 || blob[2] != 0x1F || blob[^4] != 0x10)
            continue;
        int offset = heap + metadata.GetHeapOffset(signature);
        byte[] shorter = [6, 0x20, 1, .. blob[^4..]];
        shorter.CopyTo(file, offset);
        Console.WriteLine($"{Path.GetFileName(path)}: the indexer of ReadOnlySpan has no modifier");
    }

    File.WriteAllBytes(path, file);
}
