using MlpGen.Generator.Model.Contract;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Completes the members of the contract's table.</summary>
internal interface IMemberBodies
{
    /// <summary>The code of a member.</summary>
    MemberBody BodyOf(ContractMember member);

    /// <summary>The content of a member's doc comment.</summary>
    string DocumentationOf(ContractMember member);
}
