using System;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>The members that the runtime's trainers call; arguments are not checked.</summary>
internal sealed class TrainableBodies(NetworkPlan plan, PassCalls passes)
{
    private const string Sink = "$GradientSum sink = new $GradientSum(gradient, 0);";

    public MemberBody BodyOf(ContractMember member) => member.Id switch
    {
        MemberId.Description => MemberBody.Value("$Layout.Description"),
        MemberId.PackedParameters => MemberBody.Value(plan.Names.Parameters),
        MemberId.WorkspaceLength => MemberBody.Value($"{plan.Memory.Training.Length}"),
        MemberId.BlockRows => MemberBody.Value($"{plan.Memory.BlockRows}"),
        MemberId.Clone => MemberBody.Block(Clone),
        MemberId.AddGradient => MemberBody.Hot(writer => AddGradient(writer, member.Parameters!.Value[1].Name)),
        MemberId.AddGradientOfLoss => MemberBody.Hot(AddGradientOfLoss),
        MemberId.ForwardPopulation => ForwardPopulation(),
        MemberId.CreateGradientPass => MemberBody.Value(
            $"new $Kernels.Pass<TSink>({(plan.WidthSwitch ? "this, " : string.Empty)}{plan.Names.Parameters}).Run"),
        _ => throw new InvalidOperationException($"{member.Key} has no body."),
    };

    private void Clone(CodeWriter writer)
    {
        writer.Line("$Network clone = $Copying.Shallow(this);");
        writer.Line($"clone.{plan.Names.Parameters} = {plan.Names.Parameters}.Clone();");
        writer.Line("return clone;");
    }

    private void AddGradient(CodeWriter writer, string targets)
    {
        writer.Line(Sink);
        passes.Call(writer, "return ", "AddGradient", ["inputs", targets, "scale", "ref workspace.First", "ref sink"], ";");
    }

    private void AddGradientOfLoss(CodeWriter writer)
    {
        string rows = plan.InputSize == 1 ? "inputs.Length" : "inputs.Length / InputSize";
        writer.Line(Sink);
        passes.Call(
            writer,
            "return ",
            "Backward",
            [
                "inputs", "targets", rows, "scale", "true", "default",
                .. plan.HasDropout ? ["draw"] : Array.Empty<string>(),
                "ref workspace.First", "ref loss", "ref sink",
            ],
            ";");
    }

    private MemberBody ForwardPopulation()
    {
        string[] rows = ["ref $MemoryMarshal.GetReference(inputs)", "ref $MemoryMarshal.GetReference(outputs)", "agents"];
        return plan.HasPopulations
            ? MemberBody.Hot(writer => passes.Call(writer, string.Empty, "ForwardPopulation", "ref parameters.First", rows, ";"))
            : MemberBody.Value("throw new $InvalidOperationException(\"No array is as long as the parameters of sixteen agents.\")");
    }
}
