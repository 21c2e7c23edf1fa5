using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>
/// Finds where the code of an assembly writes, reads or compares in the machine's culture. It searches the IL, where interpolations,
/// records and overloads are plain calls.
/// </summary>
internal static class MachineCulture
{
    private static readonly Type[] s_numbers =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(nint), typeof(nuint),
        typeof(Half), typeof(float), typeof(double), typeof(decimal), typeof(BigInteger), typeof(DateTime), typeof(DateTimeOffset),
    ];

    /// <summary>Returns each use as <c>Type.Method calls Type.Method</c>.</summary>
    public static IEnumerable<string> Uses(Assembly assembly)
    {
        using PEReader file = new(ImmutableArray.Create(System.IO.File.ReadAllBytes(assembly.Location)));
        MetadataReader metadata = file.GetMetadataReader();
        SortedSet<string> uses = new(StringComparer.Ordinal);
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            int address = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
            MethodBase method = assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(handle))!;
            if (address == 0 || IsUnseenTextOfRecord(method))
                continue;
            foreach (string used in Uses(method, [.. IlInstructions.Read(file.GetMethodBody(address).GetILReader())]))
                uses.Add($"{method.DeclaringType!.FullName}.{method.Name} calls {used}");
        }

        return uses;
    }

    private static IEnumerable<string> Uses(MethodBase method, IlInstruction[] code)
    {
        Type[]? ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        bool boxesNumber = code.Any(instruction => instruction.OpCode == OpCodes.Box && IsNumber(Named(instruction)));
        for (int i = 0; i < code.Length; i++)
        {
            if (code[i].OpCode.OperandType != OperandType.InlineMethod)
                continue;
            MethodBase called = method.Module.ResolveMethod(code[i].Token, ofType, ofMethod)!;
            Type? receiver = i > 0 && code[i - 1].OpCode == OpCodes.Constrained ? Named(code[i - 1]) : called.DeclaringType;
            if (FollowsCulture(called, receiver!, boxesNumber))
                yield return $"{receiver!.Name}.{called.Name}";
        }

        Type Named(IlInstruction instruction) => method.Module.ResolveType(instruction.Token, ofType, ofMethod);
    }

    private static bool FollowsCulture(MethodBase called, Type receiver, bool boxesNumber)
    {
        Type[] parameters = [.. called.GetParameters().Select(parameter => parameter.ParameterType)];
        if (called.DeclaringType == typeof(CultureInfo))
            return called.Name is "get_CurrentCulture" or "get_CurrentUICulture" && parameters.Length == 0;
        if (called.DeclaringType == typeof(ArgumentOutOfRangeException))
            return parameters.Contains(typeof(object)) || called.Name.StartsWith("ThrowIf", StringComparison.Ordinal); // Their messages end with the value, formatted by object.ToString.
        if (parameters.Any(IsCulture))
            return false;
        if (IsNumber(receiver))
            return called.Name is "ToString" or "TryFormat" or "Parse" or "TryParse";
        if (receiver == typeof(string))
            return OfString(called, parameters, boxesNumber);
        if (receiver == typeof(StringBuilder))
            return OfBuilder(called, parameters);
        if (typeof(System.IO.TextWriter).IsAssignableFrom(receiver) || receiver == typeof(Console))
            return called.Name.StartsWith("Write", StringComparison.Ordinal) && (boxesNumber || parameters.Any(IsNumber));
        if (receiver == typeof(Enumerable))
            return called.Name.Contains("Order", StringComparison.Ordinal) && called.GetGenericArguments()[^1] == typeof(string) && !parameters.Any(IsComparer);
        if (receiver.FullName == "Microsoft.CodeAnalysis.Diagnostic")
            return called.Name == "Create" && boxesNumber; // Formatted in the culture of the code that shows it.
        return called.IsConstructor && IsHandler(receiver) || IsSorted(called, receiver, parameters);
    }

    private static bool OfBuilder(MethodBase called, Type[] parameters) => called.Name switch
    {
        "AppendFormat" => true,
        "Append" => IsNumber(parameters[0]),
        "Insert" => IsNumber(parameters[1]),
        "AppendJoin" => called.IsGenericMethod && IsNumber(called.GetGenericArguments()[0]),
        _ => false,
    };

    private static bool OfString(MethodBase called, Type[] parameters, bool boxesNumber) => called.Name switch
    {
        "Format" => true,
        "Concat" => boxesNumber && parameters.Any(parameter => parameter == typeof(object) || parameter == typeof(object[])),
        "Join" => called.IsGenericMethod ? IsNumber(called.GetGenericArguments()[0]) : boxesNumber && parameters.Contains(typeof(object[])),
        "ToUpper" or "ToLower" or "Compare" or "CompareTo" => true,
        "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" => parameters[0] == typeof(string),
        _ => false,
    };

    private static bool IsNumber(Type type) => s_numbers.Contains(Nullable.GetUnderlyingType(type) ?? type);

    private static bool IsCulture(Type type) => type == typeof(StringComparison) || type == typeof(CultureInfo) || type == typeof(IFormatProvider);

    private static bool IsComparer(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IComparer<>);

    // Only the framework's handlers count. MlpGen's own handler of the same name always uses the invariant culture.
    private static bool IsHandler(Type type) => type.Assembly == typeof(string).Assembly && type.Name is "DefaultInterpolatedStringHandler" or "AppendInterpolatedStringHandler";

    // Strings sort by the machine's culture unless a comparer is given.
    private static bool IsSorted(MethodBase called, Type receiver, Type[] parameters) =>
        called.IsConstructor && receiver.IsGenericType && receiver.GetGenericArguments()[0] == typeof(string) && !parameters.Any(IsComparer)
        && receiver.Name.StartsWith("Sorted", StringComparison.Ordinal);

    // Every record has PrintMembers, but its text is not visible if the record is internal or overrides ToString.
    private static bool IsUnseenTextOfRecord(MethodBase method) =>
        method is { Name: "PrintMembers", DeclaringType: { } record } && method.IsDefined(typeof(CompilerGeneratedAttribute))
        && !(record.IsVisible && record.GetMethod(nameof(ToString), [])!.IsDefined(typeof(CompilerGeneratedAttribute)));
}
