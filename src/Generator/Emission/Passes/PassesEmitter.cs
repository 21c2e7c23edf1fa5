using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints the class of the passes over a batch. They process one block at a time and call the kernels of a vector width.</summary>
internal static class PassesEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        PassPrinter text = new(writer, plan);
        writer.Line("/// <summary>The passes over a batch: forward, loss and backward. The contract has checked all lengths.</summary>");
        writer.Line(GeneratedMark.OfCode);
        using (writer.Block($"internal static class {plan.Names.Kernels}"))
        {
            new InferencePassEmitter(writer, plan, text).Emit();
            new LossPassEmitter(writer, plan, text).Emit();
            if (plan.HasTraining)
            {
                new GradientPassEmitter(writer, plan, text).Emit();
                new BackwardPassEmitter(writer, plan, text).Emit();
            }

            if (plan.HasPopulations)
                new PopulationPassEmitter(writer, plan, text).Emit();
            new DispatchEmitter(writer, plan).Emit();
        }
    }
}
