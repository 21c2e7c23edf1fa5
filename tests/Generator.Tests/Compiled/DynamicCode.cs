using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>
/// Finds what a compiler ahead of time, above all Unity's IL2CPP, cannot see through: emitted code, late binding, types and methods that are
/// closed or created by reflection. It reads metadata alone, so the assembly may be one that this runtime cannot load.
/// </summary>
internal static class DynamicCode
{
    private static readonly string[] s_namespaces = ["System.Reflection.Emit", "System.Linq.Expressions", "Microsoft.CSharp.RuntimeBinder", "System.Dynamic"];

    private static readonly string[] s_members =
    [
        "Type.MakeGenericType", "MethodInfo.MakeGenericMethod", "Type.MakeArrayType", "Type.GetType", "Type.InvokeMember", "Assembly.GetType", "Assembly.GetTypes", "Assembly.CreateInstance",
        "Assembly.Load", "Assembly.LoadFrom", "Activator.CreateInstance", "Activator.CreateInstanceFrom", "AppDomain.CreateInstance", "MethodBase.Invoke", "ConstructorInfo.Invoke",
        "Delegate.DynamicInvoke", "Delegate.CreateDelegate", "MethodInfo.CreateDelegate", "RuntimeHelpers.GetUninitializedObject", "FormatterServices.GetUninitializedObject",
        "Marshal.GetDelegateForFunctionPointer", "Type.GetMethod", "Type.GetMethods", "Type.GetProperty", "Type.GetProperties", "Type.GetField", "Type.GetFields", "Type.GetConstructor",
        "Type.GetConstructors", "Type.GetMember", "Type.GetMembers", "Array.CreateInstance",
    ];

    /// <summary>Each type or member that an assembly names and should not, as <c>Type.Member</c>.</summary>
    public static IEnumerable<string> Uses(MetadataReader metadata)
    {
        IEnumerable<string> types = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => s_namespaces.Contains(metadata.GetString(type.Namespace)))
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}");
        IEnumerable<string> members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}")
            .Where(s_members.Contains);
        return types.Concat(members).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The virtual methods with type parameters of their own, as <c>Type.Method</c>: what they are closed with is known only at the call.</summary>
    public static IEnumerable<string> GenericVirtualMethods(MetadataReader metadata) => metadata.MethodDefinitions
        .Select(metadata.GetMethodDefinition)
        .Where(method => method.Attributes.HasFlag(MethodAttributes.Virtual) && method.GetGenericParameters().Count > 0)
        .Select(method => $"{NameOf(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}")
        .Order(StringComparer.Ordinal);

    /// <summary>The types that implement one generic interface twice, closed with different types.</summary>
    public static IEnumerable<string> RepeatedInterfaces(MetadataReader metadata) =>
        from type in metadata.TypeDefinitions
        let interfaces = metadata.GetTypeDefinition(type).GetInterfaceImplementations().Select(metadata.GetInterfaceImplementation)
            .Where(implementation => implementation.Interface.Kind == HandleKind.TypeSpecification)
            .Select(implementation => GenericOf(metadata, (TypeSpecificationHandle)implementation.Interface))
        where interfaces.Distinct().Count() < interfaces.Count()
        select NameOf(metadata, type);

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string name = metadata.GetString(type.Name);
        return type.IsNested ? $"{NameOf(metadata, type.GetDeclaringType())}.{name}" : name;
    }

    // GENERICINST CLASS <type>: ECMA-335, II.23.2.14.
    private static EntityHandle GenericOf(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        signature.ReadSignatureTypeCode();
        signature.ReadByte();
        return signature.ReadTypeHandle();
    }
}
