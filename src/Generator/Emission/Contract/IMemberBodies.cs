using MlpGen.Generator.Model.Contract;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Supplies the code and the documentation of each member of the contract's table.</summary>
internal interface IMemberBodies
{
    /// <summary>Returns the code of a member.</summary>
    MemberBody BodyOf(ContractMember member);

    /// <summary>Returns the content of a member's doc comment.</summary>
    string DocumentationOf(ContractMember member);
}
