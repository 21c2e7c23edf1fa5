using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints the sum of the losses of a batch: the forward pass of inference, and the loss of each block.</summary>
internal sealed class LossPassEmitter(CodeWriter writer, NetworkPlan plan, PassPrinter text)
{
    private readonly LossText _loss = new(writer, plan);
    private readonly string _target = LossText.Target(plan);

    public void Emit()
    {
        EmitLoss();
        _loss.EmitOfBlock(["ref float outputs", $"ref {_target} targets", "int rows"], "ref outputs");
    }

    private void EmitLoss()
    {
        writer.Blank();
        writer.Line("// The sum of the losses of all rows.");
        writer.Line(KernelText.Optimize);
        string[] parameters = ["ref float inputs", $"$ReadOnlySpan<{_target}> targets", "int rows"];
        using (text.Pass($"double Loss{LossText.TypeParameter(plan)}", parameters, LossText.Constraint(plan)))
        {
            writer.Line($"ref float scratch = ref $Workspace.Rent({plan.Memory.Rows.Length}).First;");
            writer.Line($"ref float target = {text.References.Output(row: false)};");
            writer.Line($"ref {_target} y = ref $MemoryMarshal.GetReference(targets);");
            writer.Line("double loss = 0;");
            using (text.BlockLoop())
            {
                text.ForwardRows();
                if (!plan.Output.Fused)
                    text.Finish("target", "count");
                writer.List("loss += LossOfBlock(", ["ref target", _loss.TargetsOfBlock, "count"], ");");
            }

            writer.Blank();
            writer.Line("return loss;");
        }
    }
}
