using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>Finds constant labels that are not a class of the network.</summary>
internal static class LabelCheck
{
    /// <summary>
    /// Returns every such label with its location. If the labels are written outside the argument, only the first one is returned, with
    /// the location of the argument.
    /// </summary>
    public static IEnumerable<(int Label, Location Location)> Find(IArgumentOperation argument, NetworkShape network, Origins origins)
    {
        if (origins.OfElements(argument.Value) is not { SemanticModel: { } model } labels)
            yield break;
        foreach (SyntaxNode element in ElementList.Elements(labels.Syntax) ?? [])
        {
            if (model.GetConstantValue(element) is not { HasValue: true, Value: var value }
                || Number(value) is not { } label
                || (label >= 0 && label < network.OutputSize))
            {
                continue;
            }

            bool isHere = argument.Syntax.Span.Contains(element.Span);
            yield return (label, (isHere ? element : argument.Syntax).GetLocation());
            if (!isHere)
                yield break;
        }
    }

    // The types that C# converts to int without a cast.
    private static int? Number(object? constant) =>
        constant is int or short or ushort or sbyte or byte or char ? Convert.ToInt32(constant) : null;
}
