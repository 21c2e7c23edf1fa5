using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>What a drawn <c>[MlpClasses]</c> says, right or wrong.</summary>
/// <param name="Argument">Of the attribute, as the source writes it: <c>typeof(global::Digit)</c>.</param>
/// <param name="Type">How the class writes the type.</param>
/// <param name="Values">The values of its members; null where no value fits, because it is no enum or cannot be named.</param>
internal sealed record DrawnClasses(string Argument, string Type, IReadOnlyList<decimal>? Values)
{
    /// <summary>It is only for the inside of the assembly.</summary>
    public bool IsInternal { get; init; }

    /// <summary>It lies in the class.</summary>
    public bool IsNested { get; init; }

    /// <summary>C# cannot read it, and says so itself.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether <c>Classify</c> returns it.</summary>
    /// <param name="isPublic">The class can be seen from outside the assembly.</param>
    public bool IsUsable(bool isPublic) => Values is not null && !(IsInternal && isPublic) && !IsUnknown;

    /// <summary>Whether rule MLP029 is broken.</summary>
    /// <param name="outputs">The outputs of the network; null where that is not known.</param>
    /// <param name="isPublic">The class can be seen from outside the assembly.</param>
    public bool IsWrong(int? outputs, bool isPublic)
    {
        if (IsUnknown)
            return false;
        int? classes = outputs == 1 ? 2 : outputs;
        return !IsUsable(isPublic) || (classes is { } count && !Values!.Order().SequenceEqual(Enumerable.Range(0, count).Select(value => (decimal)value)));
    }
}
