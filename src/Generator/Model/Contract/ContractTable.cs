using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model.Contract;

/// <summary>
/// The contract of a network. Each member is listed once, in the order in which it appears in generated code. The emitter of a network, the
/// emitter of a network with an error, and the check for clashes with user-defined members all read this table. It lists no constructors.
/// </summary>
/// <param name="features">The parts of the contract that the declaration selects.</param>
/// <param name="hasLoad">True if there is a static Load. There is none if only user code can construct the class.</param>
/// <param name="naming">The user-defined names.</param>
internal sealed class ContractTable(NetworkFeatures features, bool hasLoad, Naming naming)
{
    private const string Inference = "IInferenceNetwork";
    private const string InferenceClassifier = "IInferenceClassifierNetwork";
    private const string Network = "INetwork";
    private const string Classifier = "IClassifierNetwork";

    private static readonly Parameter Inputs = new(ContractType.Floats, "inputs");
    private static readonly Parameter Gradient = new(ContractType.FloatsOut, "gradient");
    private static readonly Parameter Targets = new(ContractType.Floats, "targets");
    private static readonly Parameter Labels = new(ContractType.Integers, "labels");
    private static readonly Parameter Path = new(ContractType.Keyword("string"), "path");
    private static readonly Parameter Stream = new(ContractType.Known("Stream"), "stream");

    /// <summary>Creates the table of a parsed network.</summary>
    public static ContractTable Create(ParsedNetwork network) =>
        new(network.Features, network.Members.HasLoad, network.Naming);

    /// <summary>
    /// The public members. The class must not declare them again, and they hide inherited members. Self-checks are included although not
    /// every build has them, so that a class that compiles in one configuration compiles in all.
    /// </summary>
    public IEnumerable<ContractMember> Public => [.. Facts, .. Operations, .. SelfChecks];

    /// <summary>The members that describe the network.</summary>
    public IEnumerable<ContractMember> Facts =>
    [
        ContractMember.Own(MemberId.InputSize, MemberKind.Constant, "InputSize", "The number of inputs of one row.", ContractType.Int),
        ContractMember.Own(MemberId.OutputSize, MemberKind.Constant, "OutputSize", "The number of outputs of one row.", ContractType.Int),
        ContractMember.Own(
            MemberId.ParameterCount, MemberKind.Constant, "ParameterCount", "The number of weights and biases.", ContractType.Int),
        ContractMember.Own(
            MemberId.LayerSizes,
            MemberKind.Property,
            "LayerSizes",
            "Gets the sizes of the layers: inputs, hidden layers, outputs.",
            ContractType.Integers) with
        {
            IsStatic = true,
        },
        ContractMember.Own(
            MemberId.Costs, MemberKind.Class, "Costs", "The memory and compute costs of the network, as constants.", ContractType.Void) with
        {
            IsStatic = true,
        },
    ];

    /// <summary>The members that compute, train, save and load.</summary>
    public IEnumerable<ContractMember> Operations =>
    [
        ContractMember.Create(Inference, MemberId.Initialize, "Initialize", ContractType.Void, new Parameter(ContractType.Int, "seed")),
        ContractMember.Create(Inference, MemberId.Forward, "Forward", ContractType.Void, Inputs, new(ContractType.FloatsOut, "outputs")),
        .. naming.Classes is { } classes ? NamedMembers.Classify(classes) : InterfaceMembers.Classify,
        .. NamedMembers.RowMembers(naming),
        ComputeLoss(Inference, Targets),
        .. features.TakesLabels ? [ComputeLoss(InferenceClassifier, Labels)] : Enumerable.Empty<ContractMember>(),
        .. features.Trains ? Training : [],
        ContractMember.Create(
            Inference, MemberId.GetParameters, "GetParameters", ContractType.Void, new Parameter(ContractType.FloatsOut, "destination")),
        ContractMember.Create(
            Inference, MemberId.SetParameters, "SetParameters", ContractType.Void, new Parameter(ContractType.Floats, "source")),
        ContractMember.Create(Inference, MemberId.Save, "Save", ContractType.Void, Path),
        ContractMember.Create(Inference, MemberId.Save, "Save", ContractType.Void, Stream),
        ContractMember.Create(Inference, MemberId.LoadFrom, "LoadFrom", ContractType.Void, Path),
        ContractMember.Create(Inference, MemberId.LoadFrom, "LoadFrom", ContractType.Void, Stream),
        .. hasLoad ? Load(Path, "string").Concat(Load(Stream, "global::System.IO.Stream")) : [],
        .. features.HasTwin ? [ToDouble] : Enumerable.Empty<ContractMember>(),
        .. features.HasWeights && hasLoad ? [Trained] : Enumerable.Empty<ContractMember>(),
        .. features.IsQuantizable
            ? [Quantize(ContractType.Floats), Quantize(ContractType.Known("Dataset"))]
            : Enumerable.Empty<ContractMember>(),
    ];

    /// <summary>The members that check a network, in builds that have self-checks.</summary>
    public IEnumerable<ContractMember> SelfChecks =>
    [
        .. features.Trains ? [VerifyGradients(Targets)] : Enumerable.Empty<ContractMember>(),
        .. features.Trains && features.TakesLabels ? [VerifyGradients(Labels)] : Enumerable.Empty<ContractMember>(),
        ContractMember.Own(
            MemberId.VerifyKernels,
            "VerifyKernels",
            "Compares every kernel at every vector width with the formulas in double precision. Restores the parameters afterward. No " +
            "other thread may use the network during the call.",
            ContractType.Known("KernelReport")),
    ];

    /// <summary>The members of the public interfaces that are implemented explicitly.</summary>
    public IEnumerable<ContractMember> Explicit =>
    [
        .. InterfaceMembers.Facts,
        .. naming.Classes is null ? [] : InterfaceMembers.Classify.Select(member => member.AsExplicit()),
        .. features is { Trains: true, TakesLabels: true } ? CreateTrainer(Network, "Trainer").Select(member => member.AsExplicit()) : [],
    ];

    /// <summary>The members that only the runtime calls: files, trainers and populations.</summary>
    public IEnumerable<ContractMember> ForRuntime =>
    [
        .. InterfaceMembers.Generated,
        .. features.Trains ? InterfaceMembers.Trainable : [],
        .. features is { Trains: true, TakesLabels: true } ? InterfaceMembers.TrainableClassifier : [],
        .. features.Evolves ? InterfaceMembers.Evolvable : [],
    ];

    private IEnumerable<ContractMember> Training =>
    [
        ComputeGradient(Network, Targets),
        .. features.TakesLabels ? [ComputeGradient(Classifier, Labels)] : Enumerable.Empty<ContractMember>(),
        ContractMember.Create(
            Network,
            MemberId.Backward,
            "Backward",
            ContractType.Void,
            Inputs,
            new(ContractType.Floats, "outputGradients"),
            Gradient,
            new(ContractType.FloatsOut, "inputGradients")),
        .. features.TakesLabels ? CreateTrainer(Classifier, "ClassifierTrainer") : CreateTrainer(Network, "Trainer"),
    ];

    private static ContractMember ComputeLoss(string declarer, Parameter targets) =>
        ContractMember.Create(declarer, MemberId.ComputeLoss, "ComputeLoss", ContractType.Float, Inputs, targets);

    private static ContractMember ComputeGradient(string declarer, Parameter targets) =>
        ContractMember.Create(declarer, MemberId.ComputeGradient, "ComputeGradient", ContractType.Float, Inputs, targets, Gradient);

    private static IEnumerable<ContractMember> CreateTrainer(string declarer, string type)
    {
        ContractType trainer = ContractType.Known(type);
        Parameter optimizer = new(ContractType.Known("Optimizer"), "optimizer");
        Parameter options = new(ContractType.Known("TrainerOptions"), "options");
        yield return ContractMember.Create(declarer, MemberId.CreateTrainer, "CreateTrainer", trainer, optimizer);
        yield return ContractMember.Create(declarer, MemberId.CreateTrainer, "CreateTrainer", trainer, optimizer, options);
    }

    /// <param name="source">The parameter for the file or the stream.</param>
    /// <param name="reference">The type of the parameter, as written in a <c>cref</c>.</param>
    private static IEnumerable<ContractMember> Load(Parameter source, string reference)
    {
        const string See = "See <c>NetworkFile.Load</c>.";
        Parameter transform = new(ContractType.Known("NetworkTransform") with { IsNullable = true }, "transform", "out");
        Parameter rowsAreTransformed = new(ContractType.Keyword("bool"), "rowsAreTransformed");
        yield return Create($"Creates a network and reads its parameters. See <see cref=\"LoadFrom({reference})\"/>.", source);
        yield return Create($"Creates a network and reads its parameters and the transform of its rows. {See}", source, transform);
        yield return Create(
            $"Creates a network and reads only its parameters, for rows that are already transformed. {See}", source, rowsAreTransformed);

        static ContractMember Create(string summary, params Parameter[] parameters) =>
            ContractMember.Own(MemberId.Load, "Load", summary, ContractType.Network, parameters) with { IsStatic = true };
    }

    private static ContractMember ToDouble { get; } = ContractMember.Own(
        MemberId.ToDouble,
        "ToDouble",
        "Returns the double twin of the network, for verification: the same layers and parameters in double precision.",
        ContractType.Known("DoubleNetwork"));

    private static ContractMember Trained { get; } = ContractMember.Own(
        MemberId.Trained,
        MemberKind.Property,
        "Trained",
        "Gets a new network with the parameters of the weights file, which is built into the assembly. Each access creates a network, so " +
        "keep it.",
        ContractType.Network) with
    {
        IsStatic = true,
    };

    /// <param name="rows">The type of the calibration rows.</param>
    private static ContractMember Quantize(ContractType rows) => ContractMember.Own(
        MemberId.Quantize,
        "Quantize",
        "Returns a copy of the network for inference with 8 bits. The calibration rows are typical inputs, such as the training set. " +
        "They determine the ranges of the signals.",
        ContractType.Known("Int8Network"),
        new Parameter(rows, "calibration"));

    private static ContractMember VerifyGradients(Parameter targets) => ContractMember.Own(
        MemberId.VerifyGradients,
        "VerifyGradients",
        "Compares ComputeGradient and Backward with central differences in double precision, for the given rows and the current " +
        "parameters. Intended for tests, because it is slow.",
        ContractType.Known("GradientReport"),
        Inputs,
        targets);
}
