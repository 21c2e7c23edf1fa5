using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>A random <c>[MlpClasses]</c>, valid or not.</summary>
/// <param name="Argument">The argument of the attribute, as the source writes it: <c>typeof(global::Digit)</c>.</param>
/// <param name="Type">The type's name, as the class writes it.</param>
/// <param name="Values">The values of its members. Null if no value is valid, because the type is not an enum or cannot be named.</param>
internal sealed record DrawnClasses(string Argument, string Type, IReadOnlyList<decimal>? Values)
{
    /// <summary>True if the type is internal.</summary>
    public bool IsInternal { get; init; }

    /// <summary>True if the type is nested in the class.</summary>
    public bool IsNested { get; init; }

    /// <summary>True if C# cannot resolve the type and reports that itself.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>True if <c>Classify</c> returns the type.</summary>
    /// <param name="isPublic">True if the class is visible outside the assembly.</param>
    public bool IsUsable(bool isPublic) => Values is not null && !(IsInternal && isPublic) && !IsUnknown;

    /// <summary>True if rule MLP029 is broken.</summary>
    /// <param name="outputs">The outputs of the network. Null if unknown.</param>
    /// <param name="isPublic">True if the class is visible outside the assembly.</param>
    public bool IsWrong(int? outputs, bool isPublic)
    {
        if (IsUnknown)
            return false;
        int? classes = outputs == 1 ? 2 : outputs;
        return !IsUsable(isPublic) || (classes is { } count && !Values!.Order().SequenceEqual(Enumerable.Range(0, count).Select(value => (decimal)value)));
    }
}
