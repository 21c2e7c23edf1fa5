using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints the class that takes a batch through the network, block by block, and calls the kernels of the machine's width.</summary>
internal static class PassesEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        PassText text = new(writer, plan);
        writer.Line("/// <summary>What happens to a batch: forward, loss, and the way back. Lengths were checked at the door.</summary>");
        writer.Line(GeneratedMark.OfCode);
        using (writer.Block($"internal static class {plan.Names.Kernels}"))
        {
            new InferencePassEmitter(writer, plan, text).Emit();
            new LossPassEmitter(writer, plan, text).Emit();
            new BackwardPassEmitter(writer, plan, text).Emit();
            if (plan.HasPopulations)
                new PopulationPassEmitter(writer, plan, text).Emit();
            new DispatchEmitter(writer, plan).Emit();
        }
    }
}
