namespace MlpGen.Generator.Model.Contract;

/// <summary>A type in the declaration of a member.</summary>
/// <param name="Text">The type as emitters write it, with a mark before known types: <c>$Span&lt;Input&gt;</c>.</param>
/// <param name="Key">The type in the keys of members, with namespaces: <c>System.Span&lt;Game.Driver.Input&gt;</c>.</param>
/// <param name="IsNullable">True if the type is a reference that may be null.</param>
internal sealed record ContractType(string Text, string Key, bool IsNullable = false)
{
    public static readonly ContractType Void = Keyword("void");
    public static readonly ContractType Int = Keyword("int");
    public static readonly ContractType Float = Keyword("float");

    /// <summary>The type of rows that are read.</summary>
    public static readonly ContractType Floats = Known("ReadOnlySpan").Construct(Float);

    /// <summary>The type of rows that are written.</summary>
    public static readonly ContractType FloatsOut = Known("Span").Construct(Float);

    /// <summary>The type of class indices and of sizes.</summary>
    public static readonly ContractType Integers = Known("ReadOnlySpan").Construct(Int);

    /// <summary>The class of the network.</summary>
    public static readonly ContractType Network = new("$Network", string.Empty);

    /// <summary>Creates a type that emitters write by its short name.</summary>
    public static ContractType Known(string name) => new($"${name}", UsedTypes.Find(name, frameworkHasUnsafe: true).FullName);

    /// <summary>Creates a type with a keyword, or a type parameter.</summary>
    public static ContractType Keyword(string name) => new(name, name);

    /// <summary>Returns this generic type with a type argument.</summary>
    public ContractType Construct(ContractType element) => new($"{Text}<{element.Text}>", $"{Key}<{element.Key}>");

    /// <summary>Returns this generic type with two type arguments.</summary>
    public ContractType Construct(ContractType first, ContractType second) =>
        new($"{Text}<{first.Text}, {second.Text}>", $"{Key}<{first.Key}, {second.Key}>");
}
