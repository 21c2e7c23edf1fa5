namespace MlpGen.Generator.Model.Contract;

/// <summary>A parameter of a method.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Modifier"><c>out</c> or <c>ref</c>; null for a value.</param>
internal sealed record Parameter(ContractType Type, string Name, string? Modifier = null)
{
    /// <summary>The parameter as an argument of another call: <c>out transform</c>.</summary>
    public string Argument => Modifier is null ? Name : $"{Modifier} {Name}";
}
