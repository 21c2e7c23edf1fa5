using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>The visibility of types that are public only for generated code. Editors do not list them.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Type[] s_public =
        [.. typeof(MlpAttribute).Assembly.GetExportedTypes(), .. typeof(GradientReport).Assembly.GetExportedTypes()];

    [Fact]
    public void Every_public_type_is_in_a_namespace_that_says_whom_it_is_for() =>
        Assert.Equal(["MlpGen", "MlpGen.CompilerServices", "MlpGen.Numerics"], s_public.Select(type => type.Namespace).Distinct().Order());

    [Fact]
    public void What_generated_code_alone_needs_is_not_offered_by_an_editor() => Assert.DoesNotContain(
        s_public.Where(type => type.Namespace != "MlpGen" && !type.IsNested),
        type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never);
}
