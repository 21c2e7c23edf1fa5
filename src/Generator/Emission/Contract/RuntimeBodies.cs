using System;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>Prints the members that only the runtime calls. They do not check their arguments.</summary>
internal sealed class RuntimeBodies(NetworkPlan plan, PassCalls passes)
{
    public MemberBody BodyOf(ContractMember member) => member.Id switch
    {
        MemberId.Description => MemberBody.Value("$Layout.Description"),
        MemberId.PackedParameters => MemberBody.Value(plan.Names.Parameters),
        MemberId.ReplaceParameters => MemberBody.Value($"$AlignedBuffer.Publish(ref {plan.Names.Parameters}, parameters)"),
        MemberId.WorkspaceLength => MemberBody.Value($"{plan.Memory.Training.Length}"),
        MemberId.BlockRows => MemberBody.Value($"{plan.Memory.BlockRows}"),
        MemberId.Clone => MemberBody.Block(Clone),
        MemberId.AddGradient => MemberBody.Hot(AddGradient),
        MemberId.ForwardPopulation => ForwardPopulation(),
        MemberId.CreateGradientPass => MemberBody.Value(CreateGradientPass("float")),
        MemberId.CreateLabelGradientPass => MemberBody.Value(CreateGradientPass("int")),
        _ => throw new InvalidOperationException($"{member.Key} has no body."),
    };

    private void Clone(CodeWriter writer)
    {
        writer.Line("$Network clone = $Copying.Shallow(this);");
        writer.Line($"clone.{plan.Names.Parameters} = {plan.Names.Parameters}.Clone();");
        writer.Line("return clone;");
    }

    private void AddGradient(CodeWriter writer)
    {
        string rows = plan.InputSize == 1 ? "inputs.Length" : "inputs.Length / InputSize";
        writer.Line("$GradientSum sink = new $GradientSum(gradient, 0);");
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

    // A classifier's pass is generic over the type of its targets.
    private string CreateGradientPass(string target)
    {
        string types = plan.IsClassifier ? $"{target}, TSink" : "TSink";
        return $"new $Kernels.Pass<{types}>({(plan.WidthSwitch ? "this, " : string.Empty)}{plan.Names.Parameters}).Run";
    }

    private MemberBody ForwardPopulation()
    {
        string[] rows = ["ref $MemoryMarshal.GetReference(inputs)", "ref $MemoryMarshal.GetReference(outputs)", "agents"];
        return MemberBody.Hot(writer => passes.Call(writer, string.Empty, "ForwardPopulation", "ref parameters.First", rows, ";"));
    }
}
