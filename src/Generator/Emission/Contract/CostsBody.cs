using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Prints the costs of a network: constants for code, and a table for readers.</summary>
internal static class CostsBody
{
    /// <summary>The documentation of the constants of a network with an error.</summary>
    public const string UnknownSummary = "<summary>Unknown until the declaration is correct.</summary>";

    private const string TrainingWorkspace = "TrainingWorkspaceBytes";

    private const string TrainingRemarks =
        "<remarks>In a trainer with several threads, each additional thread also keeps WeightBytes, and every thread keeps another 8 " +
        "KiB. A thread that calls ComputeGradient or Backward keeps TrainingWorkspaceBytes plus WeightBytes.</remarks>";

    /// <summary>Returns the constants of a network.</summary>
    public static MemberBody Create(NetworkPlan plan) => MemberBody.Block(writer =>
    {
        foreach ((string name, string meaning, long value) in Constants(plan.Costs, plan.HasTraining))
        {
            writer.Blank();
            writer.Comment("///", $"<summary>{meaning}</summary>");
            if (name == TrainingWorkspace)
                writer.Comment("///", TrainingRemarks);
            writer.Line($"public const long {name} = {Literals.Integer(value)};");
        }
    });

    /// <summary>Returns the constants of a network with an error, so that code that uses them compiles.</summary>
    public static MemberBody Unknown() => MemberBody.Block(writer =>
    {
        foreach ((string name, _, _) in Constants(new CostPlan(0, 0, 0, 0, 0, 0), training: true))
        {
            writer.Blank();
            writer.Line($"/// {UnknownSummary}");
            writer.Line($"public const long {name} = 0;");
        }
    });

    /// <summary>Returns doc comment lines with a table of the costs.</summary>
    public static IEnumerable<string> Table(NetworkPlan plan)
    {
        yield return "<list type=\"table\">";
        yield return "<listheader><term>Cost</term><description>Amount</description></listheader>";
        (string, string, long) parameters = ("ParameterCount", "Weights and biases.", plan.ParameterCount);
        foreach ((string name, string meaning, long value) in Constants(plan.Costs, plan.HasTraining).Prepend(parameters))
        {
            yield return $"<item><term>{name}</term>";
            string lowered = $"{char.ToLowerInvariant(meaning[0])}{meaning.Substring(1)}";
            yield return $"<description>{Literals.Grouped(value)}: {lowered}</description></item>";
        }

        yield return "</list>";
    }

    private static IEnumerable<(string Name, string Meaning, long Value)> Constants(CostPlan costs, bool training) =>
        training ? Inference(costs).Concat(Training(costs)) : Inference(costs);

    private static IEnumerable<(string Name, string Meaning, long Value)> Inference(CostPlan costs)
    {
        yield return ("WeightBytes", "Bytes of weights and biases in memory, including padding.", costs.WeightBytes);
        yield return (
            "ForwardStackBytes",
            "Bytes of stack that Forward and Classify use for the activations of one row. Training uses none.",
            costs.ForwardStackBytes);
        yield return (
            "ForwardWorkspaceBytes", "Bytes that a thread keeps for the forward pass of any number of rows.", costs.ForwardWorkspaceBytes);
        yield return ("ForwardMultiplyAdds", "Multiply-adds in the forward pass of one row.", costs.ForwardMultiplyAdds);
    }

    private static IEnumerable<(string Name, string Meaning, long Value)> Training(CostPlan costs)
    {
        yield return (
            TrainingWorkspace, "Bytes that each thread of a trainer keeps for activations and deltas.", costs.TrainingWorkspaceBytes);
        yield return ("SgdBytes", "Bytes that a trainer with Sgd keeps: the gradient.", costs.TrainerBytes(moments: 0));
        yield return (
            "SgdMomentumBytes",
            "Bytes that a trainer with Sgd and momentum keeps: the gradient and a velocity.",
            costs.TrainerBytes(moments: 1));
        yield return ("AdamBytes", "Bytes that a trainer with Adam keeps: the gradient and two moments.", costs.TrainerBytes(moments: 2));
        yield return ("BackwardMultiplyAdds", "Multiply-adds in the backward pass of one row, in training.", costs.BackwardMultiplyAdds);
    }
}
