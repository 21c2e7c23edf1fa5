using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>Finds code that is compiled but never runs.</summary>
internal static class UncalledMethods
{
    /// <summary>Returns the methods of private classes, and of the classes next to a network, that no other method references.</summary>
    public static IEnumerable<string> Find(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<int> called = [.. metadata.MethodDefinitions
            .Where(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress != 0)
            .SelectMany(handle => Named(file, metadata, handle).Where(token => token != MetadataTokens.GetToken(handle)))];
        return
            from handle in metadata.MethodDefinitions
            let method = metadata.GetMethodDefinition(handle)
            let type = metadata.GetTypeDefinition(method.GetDeclaringType())
            where (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.NestedPrivate || metadata.GetString(type.Namespace).StartsWith(GeneratedNames.Namespace, StringComparison.Ordinal)
            where (method.Attributes & MethodAttributes.SpecialName) == 0 && !called.Contains(MetadataTokens.GetToken(handle))
            select $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
    }

    /// <summary>Returns the tokens that a method references. Those of generic methods omit the type arguments.</summary>
    private static IEnumerable<int> Named(PEReader file, MetadataReader metadata, MethodDefinitionHandle handle) =>
        from instruction in IlInstructions.Read(file.GetMethodBody(metadata.GetMethodDefinition(handle).RelativeVirtualAddress).GetILReader())
        let token = instruction.Token
        where token != 0 && instruction.OpCode.OperandType != OperandType.InlineString
        let named = MetadataTokens.EntityHandle(token)
        select named.Kind == HandleKind.MethodSpecification
            ? MetadataTokens.GetToken(metadata.GetMethodSpecification((MethodSpecificationHandle)named).Method)
            : token;
}
