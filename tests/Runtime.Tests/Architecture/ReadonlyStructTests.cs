using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>
/// Public structs have no mutating methods. If a struct is in a readonly field, the compiler calls such a method on a copy, and the change
/// is lost.
/// </summary>
public sealed class ReadonlyStructTests
{
    [Fact]
    public void No_method_of_a_public_struct_changes_it() =>
        Assert.Empty(Changing([.. typeof(MlpAttribute).Assembly.GetExportedTypes(), .. typeof(CsvDataset).Assembly.GetExportedTypes()]));

    [Fact]
    public void A_method_that_changes_its_struct_is_found() =>
        Assert.Equal(["Counting.get_Next", "Counting.set_Start"], Changing([typeof(Counting), typeof(Plain)]));

    private static IEnumerable<string> Changing(Type[] types) => types
        .Where(type => type.IsValueType && !type.IsEnum && !IsReadOnly(type))
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(method => !IsReadOnly(method))
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
        .Order(StringComparer.Ordinal);

    private static bool IsReadOnly(MemberInfo member) => member.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);

    private struct Counting
    {
        private int _next;

        public int Next => _next++;

        public int Start
        {
            set => _next = value;
        }

        public readonly bool IsAtStart => _next == 0;
    }

    private struct Plain(int field)
    {
        public int Field = field;
    }
}
