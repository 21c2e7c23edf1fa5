using System.Linq;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Looks up the features of the target framework.</summary>
internal static class TargetFactsReader
{
    public static TargetFacts Read(Compilation compilation) => new(
        HasVectors: !compilation.GetTypesByMetadataName("System.Runtime.Intrinsics.Vector512").IsEmpty,
        HasMultiplyAddEstimate: compilation
            .GetTypesByMetadataName("System.Runtime.Intrinsics.Vector256")
            .Any(type => !type.GetMembers("MultiplyAddEstimate").IsEmpty));
}
