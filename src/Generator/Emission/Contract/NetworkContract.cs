using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>
/// Prints the contract of a network: its facts, constructors, computations and storage. No member calls a public member, because C# might
/// prefer a user-defined overload.
/// </summary>
internal sealed class NetworkContract : IMemberBodies
{
    private readonly NetworkPlan _plan;
    private readonly InferenceBodies _inference;
    private readonly NamedRowBodies _named;
    private readonly TrainingBodies _training;
    private readonly RuntimeBodies _runtime;

    public NetworkContract(NetworkPlan plan)
    {
        PassCalls passes = new(plan);
        _plan = plan;
        _inference = new InferenceBodies(plan, passes);
        _named = new NamedRowBodies(plan.Naming, passes);
        _training = new TrainingBodies(plan, passes);
        _runtime = new RuntimeBodies(plan, passes);
    }

    /// <summary>The interfaces that the class implements.</summary>
    public string Interfaces => string.Join(", ", InterfaceNames());

    /// <summary>Prints the members.</summary>
    public void Emit(CodeWriter writer)
    {
        ContractTable contract = new(_plan.Features, _plan.Members.HasLoad, _plan.Naming);
        ContractEmitter emitter = new(writer, _plan.Type, _plan.Members, this);
        emitter.Emit(contract.Facts);
        StateEmitter.Emit(writer, _plan);
        emitter.Emit(contract.Operations);
        if (_plan.SelfChecks)
            emitter.Emit(contract.SelfChecks);
        emitter.Emit(contract.Explicit);
        emitter.Emit(contract.ForRuntime);
    }

    /// <inheritdoc/>
    public string DocumentationOf(ContractMember member) => member.Documentation;

    /// <inheritdoc/>
    public MemberBody BodyOf(ContractMember member) => member.Id switch
    {
        MemberId.InputSize or MemberId.OutputSize or MemberId.ParameterCount => MemberBody.Value(Size(member)),
        MemberId.LayerSizes => MemberBody.Value("$Layout.Description.LayerSizes"),
        MemberId.Activations => MemberBody.Value("$Layout.Description.Activations"),
        MemberId.Loss => MemberBody.Value($"$Loss.{_plan.Loss}"),
        MemberId.Costs => CostsBody.Create(_plan),
        MemberId.Initialize => MemberBody.Value(StateEmitter.Initialization(_plan)),
        MemberId.Forward => _inference.Forward(),
        MemberId.Classify => _inference.Classify(member),
        MemberId.ClassifyRows => _inference.ClassifyRows(member),
        MemberId.Input or MemberId.Output => NamedRowBodies.Struct(member, _plan.Naming),
        MemberId.ForwardNamedRow => _named.ForwardRow(),
        MemberId.ForwardNamedRows => _named.ForwardRows(),
        MemberId.ClassifyNamedRow => _named.Classify(),
        MemberId.ComputeLoss => _training.ComputeLoss(member),
        MemberId.ComputeGradient => _training.ComputeGradient(member),
        MemberId.Backward => _training.Backward(),
        MemberId.CreateTrainer => MemberBody.Value($"new {(_plan.IsClassifier ? "$ClassifierTrainer" : "$Trainer")}({OnThis(member)})"),
        MemberId.Save => MemberBody.Value($"$NetworkFile.Save({OnThis(member)})"),
        MemberId.LoadFrom => MemberBody.Value($"$NetworkFile.Load({OnThis(member)})"),
        MemberId.Load => Load(member),
        MemberId.ToDouble => MemberBody.Value("$DoubleTwin.Create(this)"),
        MemberId.Trained => Trained(),
        MemberId.Quantize => MemberBody.Value($"$Int8Twin.Create({OnThis(member)})"),
        MemberId.GetParameters => Copy("destination", $"$Layout.Description.Unpack({_plan.Names.Parameters}.Span, destination);"),
        MemberId.SetParameters => Copy("source", $"$Layout.Description.Pack(source, {_plan.Names.Parameters}.Span);"),
        MemberId.VerifyGradients => MemberBody.Value($"$SelfCheck.VerifyGradients({OnThis(member)})"),
        MemberId.VerifyKernels => MemberBody.Value($"$SelfCheck.VerifyKernels(this, {Widths}, {Kernels})"),
        _ => _runtime.BodyOf(member),
    };

    private IEnumerable<string> InterfaceNames()
    {
        if (_plan.Features.Trains)
        {
            yield return _plan.IsClassifier ? "$ITrainableClassifier" : "$ITrainable";
        }
        else
        {
            yield return "$IGeneratedNetwork";
            if (_plan.IsClassifier)
                yield return "$IInferenceClassifierNetwork";
        }

        if (_plan.HasPopulations)
            yield return "$IEvolvable";
        if (_plan.WidthSwitch)
            yield return "$IVectorWidthSwitch";
    }

    private string Widths => $"new int[] {{ {string.Join(", ", _plan.Widths.Select(width => $"{width.Bits}"))} }}";

    private string Kernels => $"new string[] {{ {string.Join(", ", _plan.Layers.Select(layer => $"\"{layer.Kind}\""))} }}";

    private static string OnThis(ContractMember member) => string.Join(", ", ["this", .. member.Arguments]);

    private string Size(ContractMember member) => member switch
    {
        { IsExplicit: true } => member.Name,
        { Id: MemberId.InputSize } => $"{_plan.InputSize}",
        { Id: MemberId.OutputSize } => $"{_plan.OutputSize}",
        _ => $"{_plan.ParameterCount}",
    };

    private static MemberBody Load(ContractMember member) => MemberBody.Block(writer =>
    {
        writer.Line("$Network network = new $Network(default($Uninitialized));");
        writer.Line($"$NetworkFile.Load({string.Join(", ", ["network", .. member.Arguments])});");
        writer.Line("return network;");
    });

    private MemberBody Trained() => MemberBody.Block(writer =>
    {
        using (writer.Block("get"))
        {
            if (_plan.Weights!.Resource is not { } resource)
            {
                writer.Line($"throw new $InvalidOperationException({Literals.Text(_plan.Weights.Problem ?? string.Empty)});");
                return;
            }

            string[] arguments =
                ["typeof($Network).Assembly", Literals.Text(resource), "$Layout.Description", $"network.{_plan.Names.Parameters}"];
            writer.Line("$Network network = new $Network(default($Uninitialized));");
            writer.List("$TrainedParameters.Load(", arguments, ")", ";");
            writer.Line("return network;");
        }
    });

    private static MemberBody Copy(string span, string copy) => MemberBody.Block(writer =>
    {
        writer.Line($"$Guard.Exactly({span}.Length, ParameterCount, \"{span}\");");
        writer.Line(copy);
    });
}
