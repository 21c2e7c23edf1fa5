using System.Collections.Generic;
using System.Linq;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>The counts that RyuJIT takes of a method before it decides whether to optimize it.</summary>
/// <param name="Name">The class and method.</param>
/// <param name="Bytes">The number of IL bytes.</param>
/// <param name="Instructions">The number of IL instructions.</param>
/// <param name="BasicBlocks">The number of code sequences that nothing jumps into or out of.</param>
/// <param name="Locals">The number of local variables and arguments.</param>
/// <param name="LocalReferences">The number of instructions that read, write or take the address of a local or argument.</param>
internal sealed record MethodCode(string Name, int Bytes, int Instructions, int BasicBlocks, int Locals, int LocalReferences)
{
    /// <summary>Returns all methods of an assembly that have a body.</summary>
    public static IEnumerable<MethodCode> ReadAll(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            if (method.RelativeVirtualAddress != 0)
                yield return Read(metadata, method, file.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private static MethodCode Read(MetadataReader metadata, MethodDefinition method, MethodBodyBlock body)
    {
        List<IlInstruction> instructions = [.. IlInstructions.Read(body.GetILReader())];
        return new MethodCode(
            $"{metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name)}.{metadata.GetString(method.Name)}",
            body.GetILReader().Length,
            instructions.Count,
            CountBlocks(instructions, body),
            CountLocals(metadata, body) + CountArguments(metadata, method),
            instructions.Count(IsLocalReference));
    }

    private static int CountBlocks(List<IlInstruction> instructions, MethodBodyBlock body)
    {
        HashSet<int> starts = [0];
        for (int i = 0; i < instructions.Count; i++)
        {
            starts.UnionWith(instructions[i].Targets);
            bool ends = instructions[i].OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (ends && i + 1 < instructions.Count)
                starts.Add(instructions[i + 1].Offset);
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
            starts.UnionWith([region.TryOffset, region.TryOffset + region.TryLength, region.HandlerOffset, region.HandlerOffset + region.HandlerLength]);
        starts.Remove(body.GetILReader().Length);
        return starts.Count;
    }

    private static int CountLocals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
            return 0;
        BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    private static int CountArguments(MetadataReader metadata, MethodDefinition method)
    {
        BlobReader signature = metadata.GetBlobReader(method.Signature);
        SignatureHeader header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
            signature.ReadCompressedInteger();
        return signature.ReadCompressedInteger() + (header.IsInstance ? 1 : 0);
    }

    private static bool IsLocalReference(IlInstruction instruction) =>
        instruction.OpCode.Name is { } name && (name.StartsWith("ldloc") || name.StartsWith("stloc") || name.StartsWith("ldarg") || name.StartsWith("starg"));
}
