using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>Finds the types that an assembly references.</summary>
internal static class TypeUses
{
    /// <summary>Returns the types of other assemblies that an assembly references.</summary>
    public static IEnumerable<string> OfOtherAssemblies(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Name));
    }
}
