using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Emission;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;

namespace MlpGen.Generator;

/// <summary>
/// Writes the networks that classes with <c>[Mlp]</c> declare. Parsing builds the model, lowering turns it into a plan, and emission
/// writes the plan as source.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MlpGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<GenerationOptions> options = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Combine(context.CompilationProvider.Select((compilation, _) => OptionsReader.CanCheck(compilation)))
            .Select((all, _) => OptionsReader.Read(all.Left.Left.GlobalOptions, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.Options);

        IncrementalValueProvider<ParseInputs> inputs = context.CompilationProvider
            .Select((compilation, _) => new ParseInputs(compilation))
            .WithTrackingName(TrackingNames.ParseInputs);

        IncrementalValuesProvider<ParsedNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeReader.MlpAttribute, (node, _) => node is TypeDeclarationSyntax, (found, _) => new FoundNetwork(found))
            .Combine(inputs)
            .Select((pair, cancellationToken) => pair.Right.Parse(pair.Left, cancellationToken))
            .WithTrackingName(TrackingNames.Parse)
            .Where(network => network is not null)
            .Select((network, _) => network!);

        IncrementalValueProvider<WeightsDigests> digests = context.AdditionalTextsProvider
            .Where(WeightsDigestReader.IsDigest)
            .Select(WeightsDigestReader.Read)
            .Collect()
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => new WeightsDigests(
                pair.Left.OfType<WeightsDigest>().ToEquatableArray(), WeightsDigestReader.IsEmbedding(pair.Right.GlobalOptions)));

        IncrementalValuesProvider<NetworkPlan> plans = networks
            .Where(network => network is NetworkModel)
            .Combine(digests)
            .Select((pair, _) => WeightsResolver.Resolve((NetworkModel)pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Weights)
            .Combine(options)
            .Select((pair, cancellationToken) => Lowerer.Lower(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Plan);

        context.RegisterSourceOutput(plans, (output, plan) =>
        {
            foreach (GeneratedFile file in SourceEmitter.Emit(plan, output.CancellationToken))
                output.AddSource(file.HintName, file.Text);
        });

        context.RegisterSourceOutput(networks.Where(network => network is BrokenNetwork).Combine(options), (output, pair) =>
        {
            GeneratedFile file = SourceEmitter.Emit((BrokenNetwork)pair.Left, pair.Right.SelfChecks, output.CancellationToken);
            output.AddSource(file.HintName, file.Text);
        });
    }
}
