using Microsoft.CodeAnalysis;

namespace MlpGen.Generator;

/// <summary>Writes the networks that classes with <c>[Mlp]</c> declare.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MlpGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
