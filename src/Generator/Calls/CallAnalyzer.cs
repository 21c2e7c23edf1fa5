using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>
/// Reports calls of networks and trainers that always throw, because of a wrong length or a label that is not a class, and uses of code
/// that a network does not have. It reports only what is certain. A length that is not known at compile time is left to <c>Guard</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfCalls;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypesByMetadataName(AttributeReader.MlpAttribute).IsEmpty)
                return;
            Names names = new();
            start.RegisterOperationAction(operation => Analyze(operation, names), OperationKind.Invocation);
            start.RegisterSyntaxNodeAction(ReportAbsentCode, AbsentCode.Kinds);
        });
    }

    private static void ReportAbsentCode(SyntaxNodeAnalysisContext context)
    {
        if (AbsentCode.Find(context.Node, context.SemanticModel, context.CancellationToken) is { } diagnostic)
            context.ReportDiagnostic(diagnostic);
    }

    private static void Analyze(OperationAnalysisContext context, Names names)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (!SpanMethod.HasName(call.TargetMethod.Name))
            return;
        Origins origins = new(names, context.CancellationToken);
        if (Find(call, origins) is not ({ } method, { } network) || (method.TakesLabels && !network.TakesLabels))
            return;

        IArgumentOperation[] arguments =
            [.. call.Arguments.Where(argument => argument.Parameter is not null).OrderBy(argument => argument.Parameter!.Ordinal)];
        if (arguments.Length != call.TargetMethod.Parameters.Length)
            return;
        Diagnostic[] found = [.. Check(method, network, arguments.Skip(method.First).ToArray(), origins, context)];
        if (found.Length == 0 || Reachability.IsDead(call, new Conditions(new Lengths(origins, context.CancellationToken))))
            return;
        foreach (Diagnostic diagnostic in found)
            context.ReportDiagnostic(diagnostic);
    }

    private static (SpanMethod? Method, NetworkShape? Network) Find(IInvocationOperation call, Origins origins)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        if (TrainedNetwork.IsTrainer(type))
            return (
                SpanMethod.OfTrainer(call.TargetMethod),
                call.Instance is { } trainer ? TrainedNetwork.ShapeOf(trainer, origins) : null);
        if (RowTypes.IsOfMlpGen(type, "TrainerExtensions"))
            return (SpanMethod.OfTrainerExtension(call.TargetMethod), TrainedNetwork.OfFirstTrainer(call.Arguments, origins));
        if (RowTypes.IsOfMlpGen(type, "NetworkExtensions"))
            return (SpanMethod.OfNetworkExtension(call.TargetMethod), TrainedNetwork.OfFirst(call.Arguments, origins));
        return (SpanMethod.OfNetwork(call.TargetMethod), NetworkShape.FromType(type));
    }

    private static IEnumerable<Diagnostic> Check(
        SpanMethod method, NetworkShape network, IArgumentOperation[] arguments, Origins origins, OperationAnalysisContext context)
    {
        Lengths lengths = new(origins, context.CancellationToken);
        int?[] found = [.. method.Parameters.Select((_, i) => lengths.LengthOf(arguments[i].Value))];
        foreach (LengthMismatch mismatch in LengthCheck.Find(method, network, found))
        {
            SpanParameter parameter = method.Parameters[mismatch.Parameter];
            yield return Diagnostic.Create(
                parameter is { Name: "targets", Size: SpanSize.Outputs } ? Descriptors.TargetDoesNotFit : Descriptors.LengthDoesNotFit,
                arguments[mismatch.Parameter].Syntax.GetLocation(),
                parameter.Name,
                method.Name,
                mismatch.Actual,
                mismatch.Reason,
                mismatch.Expected);
        }

        foreach (IArgumentOperation labels in arguments.Where(argument => argument.Parameter!.Name == "labels"))
        {
            foreach ((int label, Location location) in LabelCheck.Find(labels, network, origins))
                yield return Diagnostic.Create(Descriptors.LabelIsNoClass, location, $"{label}", network.Name, $"{network.OutputSize - 1}");
        }
    }
}
