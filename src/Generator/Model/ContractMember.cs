using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>A public member that every network gets: what a member of the user's must not repeat and an inherited one is hidden by.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="ParameterTypes">
/// The parameters of a method, as C# writes them with namespaces, "out" before what is given by reference; null if the member is not a method.
/// </param>
internal sealed record ContractMember(string Name, EquatableArray<string>? ParameterTypes)
{
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string Labels = "System.ReadOnlySpan<int>";
    private const string FloatsOut = "System.Span<float>";
    private const string Stream = "System.IO.Stream";
    private const string Transform = "out MlpGen.NetworkTransform";

    /// <summary>Names this member among all: <c>Forward(System.ReadOnlySpan&lt;float&gt;,System.Span&lt;float&gt;)</c>.</summary>
    public string Key => ParameterTypes is { } types ? $"{Name}({string.Join(",", types)})" : Name;

    /// <summary>
    /// The contract of a network; constructors are not in it. Self-checks are, although not every build has them: what compiles in one
    /// configuration does in all.
    /// </summary>
    /// <param name="classifier">Class indices may stand in place of targets (cross-entropy).</param>
    /// <param name="hasLoad">There is a static Load: the class has nothing that only its user could set.</param>
    /// <param name="naming">What has names.</param>
    public static IEnumerable<ContractMember> All(bool classifier, bool hasLoad, Naming naming)
    {
        IEnumerable<ContractMember> members = Always.Concat(naming.Members()).Concat(SelfChecks(classifier));
        if (classifier)
            members = members.Concat(Classifier);
        return hasLoad ? members.Concat(Loading) : members;
    }

    /// <summary>The members that check a network, in the builds that have them.</summary>
    public static IEnumerable<ContractMember> SelfChecks(bool classifier)
    {
        yield return Method("VerifyGradients", Floats, Floats);
        if (classifier)
            yield return Method("VerifyGradients", Floats, Labels);
        yield return Method("VerifyKernels");
    }

    /// <summary>The members of <c>INetwork</c> that a network implements explicitly, as it does all of <c>MlpGen.CompilerServices</c>.</summary>
    /// <param name="classifier">The network trains by class indices too.</param>
    public static IEnumerable<string> Explicit(bool classifier) =>
        classifier ? ExplicitAlways.Append("CreateTrainer") : ExplicitAlways;

    /// <summary>Whether an interface has this method, with class indices where the network may have an enum.</summary>
    public static bool IsOfInterface(string key) =>
        Always.Concat(Classifier).Append(Method("Classify", Floats)).Append(Method("Classify", Floats, "System.Span<int>"))
            .Any(member => member.ParameterTypes is not null && member.Key == key);

    private static readonly string[] ExplicitAlways = ["InputSize", "OutputSize", "ParameterCount", "LayerSizes", "Activations", "Loss"];

    private static readonly ContractMember[] Always =
    [
        new("InputSize", null),
        new("OutputSize", null),
        new("ParameterCount", null),
        new("LayerSizes", null),
        new("Costs", null),
        Method("Initialize", "int"),
        Method("Forward", Floats, FloatsOut),
        Method("ComputeLoss", Floats, Floats),
        Method("ComputeGradient", Floats, Floats, FloatsOut),
        Method("Backward", Floats, Floats, FloatsOut, FloatsOut),
        Method("GetParameters", FloatsOut),
        Method("SetParameters", Floats),
        Method("Save", "string"),
        Method("Save", Stream),
        Method("LoadFrom", "string"),
        Method("LoadFrom", Stream),
        Method("CreateTrainer", "MlpGen.Optimizer"),
        Method("CreateTrainer", "MlpGen.Optimizer", "MlpGen.TrainerOptions"),
    ];

    private static readonly ContractMember[] Classifier =
    [
        Method("ComputeLoss", Floats, Labels),
        Method("ComputeGradient", Floats, Labels, FloatsOut),
    ];

    private static readonly ContractMember[] Loading =
    [
        Method("Load", "string"),
        Method("Load", "string", Transform),
        Method("Load", "string", "bool"),
        Method("Load", Stream),
        Method("Load", Stream, Transform),
        Method("Load", Stream, "bool"),
    ];

    /// <summary>A method by its name and the types of its parameters.</summary>
    public static ContractMember Method(string name, params string[] parameterTypes) => new(name, parameterTypes.ToEquatableArray());
}
