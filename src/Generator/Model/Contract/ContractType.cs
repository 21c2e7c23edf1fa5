namespace MlpGen.Generator.Model.Contract;

/// <summary>A type in the head of a member.</summary>
/// <param name="Text">As generated code writes it, known types behind their mark: <c>$Span&lt;Input&gt;</c>.</param>
/// <param name="Key">As the keys of members write it, with namespaces: <c>System.Span&lt;Game.Driver.Input&gt;</c>.</param>
/// <param name="IsNullable">It is a reference that may be null.</param>
internal sealed record ContractType(string Text, string Key, bool IsNullable = false)
{
    public static readonly ContractType Void = Keyword("void");
    public static readonly ContractType Int = Keyword("int");
    public static readonly ContractType Float = Keyword("float");

    /// <summary>Rows that are read.</summary>
    public static readonly ContractType Floats = Known("ReadOnlySpan").Of(Float);

    /// <summary>Rows that are written.</summary>
    public static readonly ContractType FloatsOut = Known("Span").Of(Float);

    /// <summary>Class indices, or sizes.</summary>
    public static readonly ContractType Integers = Known("ReadOnlySpan").Of(Int);

    /// <summary>The class of the network.</summary>
    public static readonly ContractType Network = new("$Network", string.Empty);

    /// <summary>A type that emitters write by its short name.</summary>
    public static ContractType Known(string name) => new($"${name}", UsedTypes.FullName(name));

    /// <summary>A type with a keyword, or a type parameter.</summary>
    public static ContractType Keyword(string name) => new(name, name);

    /// <summary>This generic type of an element.</summary>
    public ContractType Of(ContractType element) => new($"{Text}<{element.Text}>", $"{Key}<{element.Key}>");

    /// <summary>This generic type of two others.</summary>
    public ContractType Of(ContractType first, ContractType second) =>
        new($"{Text}<{first.Text}, {second.Text}>", $"{Key}<{first.Key}, {second.Key}>");
}
