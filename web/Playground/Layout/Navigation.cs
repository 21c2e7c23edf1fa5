using System.Collections.Generic;

namespace Playground.Layout;

/// <summary>The pages in the order in which the navigation shows them. A page appears here when it exists.</summary>
internal static class Navigation
{
    public static IReadOnlyList<(string Path, string Name)> Pages { get; } =
    [
        ("", "Learn"),
        ("digits", "Digits"),
    ];
}
