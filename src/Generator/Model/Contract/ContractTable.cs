using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model.Contract;

/// <summary>
/// The contract of a network: each member stands here once, in the order in which a reader meets it. The code of a network, that of one
/// with an error, and the comparison with the user's own members all read this table. Constructors are not in it.
/// </summary>
/// <param name="classifier">Class indices may stand in place of targets (cross-entropy).</param>
/// <param name="hasLoad">There is a static Load: the class has nothing that only its user could set.</param>
/// <param name="naming">The names that the user has given.</param>
internal sealed class ContractTable(bool classifier, bool hasLoad, Naming naming)
{
    private const string Network = "INetwork";
    private const string Classifier = "IClassifierNetwork";

    private static readonly Parameter Inputs = new(ContractType.Floats, "inputs");
    private static readonly Parameter Gradient = new(ContractType.FloatsOut, "gradient");
    private static readonly Parameter Targets = new(ContractType.Floats, "targets");
    private static readonly Parameter Labels = new(ContractType.Integers, "labels");
    private static readonly Parameter Path = new(ContractType.Keyword("string"), "path");
    private static readonly Parameter Stream = new(ContractType.Known("Stream"), "stream");

    /// <summary>The table of a network that was parsed.</summary>
    public static ContractTable Of(ParsedNetwork network) =>
        new(network.IsClassifier, network.Members.HasLoad, network.Naming);

    /// <summary>
    /// The public members: the user's class must not declare them again, and they hide inherited ones. Self-checks are among them although
    /// not every build has them: a class that compiles in one configuration compiles in all.
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
            MemberId.LayerSizes, MemberKind.Property, "LayerSizes", "Inputs, hidden layers, outputs.", ContractType.Integers) with
        {
            IsStatic = true,
        },
        ContractMember.Own(
            MemberId.Costs, MemberKind.Class, "Costs", "The costs of the network, known before the program runs.", ContractType.Void) with
        {
            IsStatic = true,
        },
    ];

    /// <summary>The members that compute, train and store.</summary>
    public IEnumerable<ContractMember> Operations =>
    [
        ContractMember.Of(Network, MemberId.Initialize, "Initialize", ContractType.Void, new Parameter(ContractType.Int, "seed")),
        ContractMember.Of(Network, MemberId.Forward, "Forward", ContractType.Void, Inputs, new(ContractType.FloatsOut, "outputs")),
        .. naming.Classes is { } classes ? NamedMembers.Classify(classes) : InterfaceMembers.Classify,
        .. NamedMembers.Rows(naming),
        .. Learning(Network, Targets),
        .. classifier ? Learning(Classifier, Labels) : [],
        ContractMember.Of(
            Network,
            MemberId.Backward,
            "Backward",
            ContractType.Void,
            Inputs,
            new(ContractType.Floats, "outputGradients"),
            Gradient,
            new(ContractType.FloatsOut, "inputGradients")),
        .. CreateTrainer(classifier ? Classifier : Network, classifier ? "ClassifierTrainer" : "Trainer"),
        ContractMember.Of(
            Network, MemberId.GetParameters, "GetParameters", ContractType.Void, new Parameter(ContractType.FloatsOut, "destination")),
        ContractMember.Of(
            Network, MemberId.SetParameters, "SetParameters", ContractType.Void, new Parameter(ContractType.Floats, "source")),
        ContractMember.Of(Network, MemberId.Save, "Save", ContractType.Void, Path),
        ContractMember.Of(Network, MemberId.Save, "Save", ContractType.Void, Stream),
        ContractMember.Of(Network, MemberId.LoadFrom, "LoadFrom", ContractType.Void, Path),
        ContractMember.Of(Network, MemberId.LoadFrom, "LoadFrom", ContractType.Void, Stream),
        .. hasLoad ? Load(Path, "string").Concat(Load(Stream, "global::System.IO.Stream")) : [],
    ];

    /// <summary>The members that check a network, in the builds that have them.</summary>
    public IEnumerable<ContractMember> SelfChecks =>
    [
        VerifyGradients(Targets),
        .. classifier ? [VerifyGradients(Labels)] : Enumerable.Empty<ContractMember>(),
        ContractMember.Own(
            MemberId.VerifyKernels,
            "VerifyKernels",
            "Compares every kernel at every vector width with the formulas in double precision. Afterwards the parameters are what they " +
            "were; meanwhile no other thread may use the network.",
            ContractType.Known("KernelReport")),
    ];

    /// <summary>The members of <c>INetwork</c> that no public member implements.</summary>
    public IEnumerable<ContractMember> Explicit =>
    [
        .. InterfaceMembers.Facts,
        .. naming.Classes is null ? [] : InterfaceMembers.Classify.Select(member => member.AsExplicit()),
        .. classifier ? CreateTrainer(Network, "Trainer").Select(member => member.AsExplicit()) : [],
    ];

    /// <summary>The members that trainers and savers call.</summary>
    public IEnumerable<ContractMember> ForTrainers =>
        classifier ? InterfaceMembers.Trainable.Concat(InterfaceMembers.TrainableClassifier) : InterfaceMembers.Trainable;

    private static IEnumerable<ContractMember> Learning(string declarer, Parameter targets) =>
    [
        ContractMember.Of(declarer, MemberId.ComputeLoss, "ComputeLoss", ContractType.Float, Inputs, targets),
        ContractMember.Of(declarer, MemberId.ComputeGradient, "ComputeGradient", ContractType.Float, Inputs, targets, Gradient),
    ];

    private static IEnumerable<ContractMember> CreateTrainer(string declarer, string type)
    {
        ContractType trainer = ContractType.Known(type);
        Parameter optimizer = new(ContractType.Known("Optimizer"), "optimizer");
        Parameter options = new(ContractType.Known("TrainerOptions"), "options");
        yield return ContractMember.Of(declarer, MemberId.CreateTrainer, "CreateTrainer", trainer, optimizer);
        yield return ContractMember.Of(declarer, MemberId.CreateTrainer, "CreateTrainer", trainer, optimizer, options);
    }

    /// <param name="source">The file or the stream.</param>
    /// <param name="reference">Its type, as a reference in a doc comment must write it.</param>
    private static IEnumerable<ContractMember> Load(Parameter source, string reference)
    {
        const string See = "see <c>NetworkFile.Load</c>.";
        Parameter transform = new(ContractType.Known("NetworkTransform") with { IsNullable = true }, "transform", "out");
        Parameter rowsAreTransformed = new(ContractType.Keyword("bool"), "rowsAreTransformed");
        yield return Create($"Makes a network and reads its parameters; see <see cref=\"LoadFrom({reference})\"/>.", source);
        yield return Create($"Makes a network and reads its parameters and the transform of its rows; {See}", source, transform);
        yield return Create(
            $"Makes a network and reads its parameters alone, for rows that are transformed already; {See}", source, rowsAreTransformed);

        static ContractMember Create(string summary, params Parameter[] parameters) =>
            ContractMember.Own(MemberId.Load, "Load", summary, ContractType.Network, parameters) with { IsStatic = true };
    }

    private static ContractMember VerifyGradients(Parameter targets) => ContractMember.Own(
        MemberId.VerifyGradients,
        "VerifyGradients",
        "Compares ComputeGradient and Backward with central differences in double precision, for these rows and the parameters as they " +
        "are. For tests: it takes its time.",
        ContractType.Known("GradientReport"),
        Inputs,
        targets);
}
