using System.Collections.Generic;

namespace MlpGen.Generator.Model.Contract;

/// <summary>
/// The members that user-defined names add to the contract: structs of named rows, overloads that take them, and named classes.
/// </summary>
internal static class NamedMembers
{
    private const string Row = "Computes the outputs of one row.";
    private const string ManyRows = "Computes the outputs of several rows.";

    private static readonly ContractType ReadOnlySpan = ContractType.Known("ReadOnlySpan");
    private static readonly ContractType Span = ContractType.Known("Span");

    /// <summary>The overloads of <c>Classify</c> that return the enum of the classes.</summary>
    public static IEnumerable<ContractMember> Classify(ClassNames classes)
    {
        ContractType type = TypeOf(classes);
        yield return ContractMember.Own(
            MemberId.Classify,
            "Classify",
            "Returns the class with the largest output for one row, the lowest class on a tie. With one output, returns class 1 if the " +
            "output is at least ½, otherwise class 0.",
            type,
            new Parameter(ContractType.Floats, "input"));
        yield return ContractMember.Own(
            MemberId.ClassifyRows,
            "Classify",
            "Classifies several rows. Writes one class for each row.",
            ContractType.Void,
            new(ContractType.Floats, "inputs"),
            new(Span.Construct(type), "classes"));
    }

    /// <summary>The structs of named rows, and the members that take or return them.</summary>
    public static IEnumerable<ContractMember> RowMembers(Naming naming)
    {
        ContractType input = new(Naming.Input, $"{naming.Type}.{Naming.Input}");
        ContractType output = new(Naming.Output, $"{naming.Type}.{Naming.Output}");
        if (naming.Inputs is not null)
        {
            yield return Struct(MemberId.Input, Naming.Input, "inputs");
            yield return ContractMember.Own(
                MemberId.ClassifyNamedRow,
                "Classify",
                "Returns the class of one row.",
                naming.Classes is { } classes ? TypeOf(classes) : ContractType.Int,
                new Parameter(input, "input"));
        }

        if (naming.Outputs is not null)
            yield return Struct(MemberId.Output, Naming.Output, "outputs");
        switch (naming)
        {
            case { Inputs: not null, Outputs: not null }:
                yield return OneRow(output, new Parameter(input, "input"));
                yield return Many(ReadOnlySpan.Construct(input), Span.Construct(output));
                break;
            case { Inputs: not null }:
                yield return OneRow(ContractType.Void, new(input, "input"), new(ContractType.FloatsOut, "outputs"));
                yield return Many(ReadOnlySpan.Construct(input), ContractType.FloatsOut);
                break;
            case { Outputs: not null }:
                yield return OneRow(output, new Parameter(ContractType.Floats, "input"));
                yield return Many(ContractType.Floats, Span.Construct(output));
                break;
        }
    }

    private static ContractType TypeOf(ClassNames classes) => new(classes.Type, classes.Key);

    private static ContractMember Struct(MemberId id, string name, string numbers) => ContractMember.Own(
        id,
        MemberKind.Struct,
        name,
        $"The {numbers} of one row as named fields. An array of them has the memory layout of rows of floats.",
        ContractType.Void);

    private static ContractMember OneRow(ContractType result, params Parameter[] parameters) =>
        ContractMember.Own(MemberId.ForwardNamedRow, "Forward", Row, result, parameters);

    private static ContractMember Many(ContractType inputs, ContractType outputs) => ContractMember.Own(
        MemberId.ForwardNamedRows, "Forward", ManyRows, ContractType.Void, new(inputs, "inputs"), new(outputs, "outputs"));
}
