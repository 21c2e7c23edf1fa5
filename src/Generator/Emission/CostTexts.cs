using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission;

/// <summary>What a network costs, as constants for code and as a table for people.</summary>
internal static class CostTexts
{
    private const string Summary = "<summary>What the network costs, known before the program runs.</summary>";

    public static ContractText Of(NetworkPlan plan) => Class(Constants(plan.Costs).SelectMany(cost => Constant(cost.Name, cost.Meaning, cost.Value)));

    /// <summary>The constants of a network with an error, so that their uses are none.</summary>
    public static ContractText Unknown() =>
        Class(Names.SelectMany(name => Constant(name, "Unknown until the declaration is right.", 0)));

    /// <summary>Doc comment lines: a row for each cost.</summary>
    public static IEnumerable<string> Table(NetworkPlan plan)
    {
        yield return "<list type=\"table\">";
        yield return "<listheader><term>Cost</term><description>Amount</description></listheader>";
        yield return $"<item><term>ParameterCount</term><description>{Literals.Grouped(plan.ParameterCount)}: weights and biases.</description></item>";
        foreach ((string name, string meaning, long value) in Constants(plan.Costs))
            yield return $"<item><term>{name}</term><description>{Literals.Grouped(value)}: {char.ToLowerInvariant(meaning[0])}{meaning.Substring(1)}</description></item>";
        yield return "</list>";
    }

    private static IEnumerable<string> Names => Constants(new CostPlan(0, 0, 0, 0, 0, 0, 0)).Select(cost => cost.Name);

    private static IEnumerable<(string Name, string Meaning, long Value)> Constants(CostPlan costs)
    {
        yield return ("WeightBytes", "Bytes of weights and biases in memory, padding included.", costs.WeightBytes);
        yield return ("ForwardStackBytes", "Bytes on the stack that Forward and Classify of one row take for activations.", costs.ForwardStackBytes);
        yield return ("TrainingStackBytes", "Bytes on the stack that training takes for activations and errors.", costs.TrainingStackBytes);
        yield return ("ForwardWorkspaceBytes", "Bytes that a thread keeps for the forward pass of any number of rows.", costs.ForwardWorkspaceBytes);
        yield return ("TrainingWorkspaceBytes", "Bytes that a trainer keeps for activations and errors; with several threads, each further one keeps as much and WeightBytes, and every one 8 KiB. A thread that asks for a gradient keeps as much, and WeightBytes.", costs.TrainingWorkspaceBytes);
        yield return ("SgdBytes", "Bytes that a trainer keeps with Sgd: the gradient.", costs.TrainerBytes(moments: 0));
        yield return ("SgdMomentumBytes", "Bytes that a trainer keeps with Sgd and momentum: the gradient and a velocity.", costs.TrainerBytes(moments: 1));
        yield return ("AdamBytes", "Bytes that a trainer keeps with Adam: the gradient and two moments.", costs.TrainerBytes(moments: 2));
        yield return ("ForwardMultiplyAdds", "Multiply-adds of the forward pass of one row.", costs.ForwardMultiplyAdds);
        yield return ("BackwardMultiplyAdds", "Multiply-adds of the backward pass of one row in training.", costs.BackwardMultiplyAdds);
    }

    private static ContractText Class(IEnumerable<string> constants) => new("Costs", Summary, "public static class Costs", null, [.. constants]);

    private static IEnumerable<string> Constant(string name, string meaning, long value) =>
        [$"/// <summary>{meaning}</summary>", $"public const long {name} = {value};"];
}
