using System.Collections.Generic;

namespace MlpGen.Generator.Model.Contract;

/// <summary>The members of the contract that are called only through an interface, most of them by the runtime.</summary>
internal static class InterfaceMembers
{
    private const string Inference = "IInferenceNetwork";
    private const string Network = "IGeneratedNetwork";
    private const string Trainer = "ITrainable";
    private const string Sink = "TSink";

    private static readonly ContractType Double = ContractType.Keyword("double");
    private static readonly ContractType Buffer = ContractType.Known("AlignedBuffer");

    private static readonly Parameter Inputs = new(ContractType.Floats, "inputs");
    private static readonly Parameter Targets = new(ContractType.Floats, "targets");
    private static readonly Parameter Classes = new(ContractType.Known("Span").Construct(ContractType.Int), "classes");
    private static readonly Parameter Scale = new(ContractType.Float, "scale");
    private static readonly Parameter Gradient = new(Buffer, "gradient");
    private static readonly Parameter Workspace = new(Buffer, "workspace");

    /// <summary>The members that describe the network.</summary>
    public static IEnumerable<ContractMember> Facts { get; } =
    [
        ContractMember.Explicit(Inference, MemberId.InputSize, "InputSize", ContractType.Int),
        ContractMember.Explicit(Inference, MemberId.OutputSize, "OutputSize", ContractType.Int),
        ContractMember.Explicit(Inference, MemberId.ParameterCount, "ParameterCount", ContractType.Int),
        ContractMember.Explicit(Inference, MemberId.LayerSizes, "LayerSizes", ContractType.Integers),
        ContractMember.Explicit(
            Inference, MemberId.Activations, "Activations", ContractType.Known("ReadOnlySpan").Construct(ContractType.Known("Activation"))),
        ContractMember.Explicit(Inference, MemberId.Loss, "Loss", ContractType.Known("Loss")),
    ];

    /// <summary><c>Classify</c> with class indices. Implemented explicitly if an enum names the classes.</summary>
    public static IEnumerable<ContractMember> Classify { get; } =
    [
        ContractMember.Create(Inference, MemberId.Classify, "Classify", ContractType.Int, new Parameter(ContractType.Floats, "input")),
        ContractMember.Create(Inference, MemberId.ClassifyRows, "Classify", ContractType.Void, Inputs, Classes),
    ];

    /// <summary>The members of <c>IGeneratedNetwork</c>.</summary>
    public static IEnumerable<ContractMember> Generated { get; } =
    [
        ContractMember.Explicit(Network, MemberId.Description, "Description", ContractType.Known("NetworkDescription")),
        ContractMember.Explicit(Network, MemberId.PackedParameters, "PackedParameters", Buffer),
        Method(Network, MemberId.ReplaceParameters, "ReplaceParameters", ContractType.Void, new Parameter(Buffer, "parameters")),
        Method(Network, MemberId.Clone, "Clone", ContractType.Known(Network)),
        ContractMember.Explicit(Network, MemberId.BlockRows, "BlockRows", ContractType.Int),
    ];

    /// <summary>The members of <c>ITrainable</c>.</summary>
    public static IEnumerable<ContractMember> Trainable { get; } =
    [
        ContractMember.Explicit(Trainer, MemberId.WorkspaceLength, "WorkspaceLength", ContractType.Int),
        Method(
            Trainer,
            MemberId.AddGradient,
            "AddGradient",
            Double,
            Inputs,
            Targets,
            Scale,
            new(ContractType.Keyword("TLoss"), "loss", "ref"),
            new(ContractType.Known("DropoutDraw"), "draw"),
            Gradient,
            Workspace) with { TypeParameter = "TLoss" },
        GradientPass(MemberId.CreateGradientPass, ContractType.Float),
    ];

    /// <summary>The members of <c>ITrainableClassifier</c>, which take class indices.</summary>
    public static IEnumerable<ContractMember> TrainableClassifier { get; } =
        [GradientPass(MemberId.CreateLabelGradientPass, ContractType.Int)];

    /// <summary>The members of <c>IEvolvable</c>.</summary>
    public static IEnumerable<ContractMember> Evolvable { get; } =
    [
        Method(
            "IEvolvable",
            MemberId.ForwardPopulation,
            "ForwardPopulation",
            ContractType.Void,
            new(Buffer, "parameters"),
            Inputs,
            new(ContractType.FloatsOut, "outputs"),
            new(ContractType.Int, "agents")),
    ];

    private static ContractMember GradientPass(MemberId id, ContractType target) => Method(
        $"IGradientSource<{target.Text}>",
        id,
        "CreateGradientPass",
        ContractType.Known("GradientPass").Construct(target, ContractType.Keyword(Sink))) with { TypeParameter = Sink };

    private static ContractMember Method(string declarer, MemberId id, string name, ContractType result, params Parameter[] parameters) =>
        ContractMember.Create(declarer, id, name, result, parameters).AsExplicit();
}
