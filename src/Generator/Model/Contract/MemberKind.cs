namespace MlpGen.Generator.Model.Contract;

/// <summary>The kinds of members.</summary>
internal enum MemberKind
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>A property without a setter.</summary>
    Property,

    /// <summary>A method.</summary>
    Method,

    /// <summary>A nested class.</summary>
    Class,

    /// <summary>A nested struct.</summary>
    Struct,
}
