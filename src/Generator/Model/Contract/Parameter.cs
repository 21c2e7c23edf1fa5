namespace MlpGen.Generator.Model.Contract;

/// <summary>A parameter of a method.</summary>
/// <param name="Type">The type of the parameter.</param>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Modifier"><c>out</c> or <c>ref</c>. Null for a value.</param>
internal sealed record Parameter(ContractType Type, string Name, string? Modifier = null)
{
    /// <summary>The parameter as an argument of another call: <c>out transform</c>.</summary>
    public string Argument => Modifier is null ? Name : $"{Modifier} {Name}";
}
