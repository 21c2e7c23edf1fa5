using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>
/// Prints the contract of a network whose declaration has an error. Its members exist, so that code that uses the class compiles and only
/// the error itself is reported. Every body throws. The text uses only old C# syntax, because the language version may be the error.
/// </summary>
internal sealed class BrokenContract(BrokenNetwork network) : IMemberBodies
{
    private const string Throws = "<summary>Throws until the declaration is correct.</summary>";

    private readonly string _throw = $"throw new $InvalidOperationException({Literals.Text(network.Message)});";

    /// <summary>The interfaces that the class implements.</summary>
    public string Interfaces => network.Features switch
    {
        { Trains: true, TakesLabels: true } => "$IClassifierNetwork",
        { Trains: true } => "$INetwork",
        { TakesLabels: true } => "$IInferenceClassifierNetwork",
        _ => "$IInferenceNetwork",
    };

    /// <summary>Prints the members.</summary>
    /// <param name="writer">The writer of the file.</param>
    /// <param name="selfChecks">True to print the self-checks too.</param>
    public void Emit(CodeWriter writer, bool selfChecks)
    {
        ContractTable contract = ContractTable.Create(network);
        ContractEmitter emitter = new(writer, network.Type, network.Members, this);
        emitter.Emit(contract.Facts);
        if (!network.Members.DeclaresConstructor && network.BaseArguments is { } arguments)
            EmitConstructor(writer, arguments);
        emitter.Emit(contract.Operations);
        if (selfChecks)
            emitter.Emit(contract.SelfChecks);
        emitter.Emit(contract.Explicit);
    }

    /// <inheritdoc/>
    public MemberBody BodyOf(ContractMember member) => member.Kind switch
    {
        MemberKind.Constant => MemberBody.Value("0"),
        MemberKind.Property => MemberBody.Block(writer => writer.Line($"get {{ {_throw} }}")),
        MemberKind.Class => CostsBody.Unknown(),
        MemberKind.Struct => NamedRowBodies.Struct(member, network.Naming),
        _ => MemberBody.Block(writer => writer.Line(_throw)),
    };

    /// <inheritdoc/>
    public string DocumentationOf(ContractMember member) => member.Kind switch
    {
        _ when member.IsExplicit => member.Documentation,
        MemberKind.Constant => CostsBody.UnknownSummary,
        MemberKind.Class or MemberKind.Struct => member.Documentation,
        _ => Throws,
    };

    private void EmitConstructor(CodeWriter writer, string arguments)
    {
        writer.Blank();
        writer.Line($"/// {Throws}");
        writer.Line(GeneratedMark.OfCode);
        string initializer = arguments.Length > 0 ? $" : base({arguments})" : string.Empty;
        using (writer.Block($"public {network.Type.Name}(int seed){initializer}"))
            writer.Line(_throw);
    }
}
