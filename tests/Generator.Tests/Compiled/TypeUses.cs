using System.Collections.Generic;
using System.Linq;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>Which types the code of an assembly names: what a trimmer follows.</summary>
internal static class TypeUses
{
    /// <summary>The types of other assemblies that this one names.</summary>
    public static IEnumerable<string> OfOtherAssemblies(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Name));
    }

    /// <summary>By type of the assembly, nested ones counted to their outermost: the types of it that its methods name.</summary>
    public static IEnumerable<(string User, string Used)> Within(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return
            from handle in metadata.MethodDefinitions
            let method = metadata.GetMethodDefinition(handle)
            where method.RelativeVirtualAddress != 0
            from instruction in IlInstructions.Read(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader())
            where instruction.Token != 0 && instruction.OpCode.OperandType != OperandType.InlineString
            let used = DeclaringType(metadata, MetadataTokens.EntityHandle(instruction.Token))
            where !used.IsNil
            select (Outermost(metadata, method.GetDeclaringType()), Outermost(metadata, used));
    }

    private static TypeDefinitionHandle DeclaringType(MetadataReader metadata, EntityHandle named) => named.Kind switch
    {
        HandleKind.TypeDefinition => (TypeDefinitionHandle)named,
        HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)named).GetDeclaringType(),
        HandleKind.FieldDefinition => metadata.GetFieldDefinition((FieldDefinitionHandle)named).GetDeclaringType(),
        HandleKind.MethodSpecification => DeclaringType(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)named).Method),
        _ => default,
    };

    private static string Outermost(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType().IsNil ? metadata.GetString(type.Name) : Outermost(metadata, type.GetDeclaringType());
    }
}
