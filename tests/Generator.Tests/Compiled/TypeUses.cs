using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>The types that an assembly names.</summary>
internal static class TypeUses
{
    /// <summary>The types of other assemblies that this one names.</summary>
    public static IEnumerable<string> OfOtherAssemblies(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Name));
    }
}
