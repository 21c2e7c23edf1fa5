using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;
using MlpGen.Layout;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints what takes a population forward: sixteen agents at a time, an agent in each lane.</summary>
internal sealed class PopulationPassEmitter(CodeWriter writer, NetworkPlan plan, PassText text)
{
    public void Emit()
    {
        writer.Blank();
        writer.Line("// Every agent of a population answers a row of its own, with parameters of its own; sixteen of them side by side.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"internal static void ForwardPopulation({text.Width}ref float parameters, ref float inputs, ref float outputs, int agents)"))
        {
            writer.Line($"ref float scratch = ref Workspace.Rent({plan.Memory.Agents.Length}).First;");
            writer.Line($"ref float rows = {text.Places.AgentRows};");
            using (writer.Block($"for (int first = 0; first < agents; first += {PopulationPanels.Lanes})"))
            {
                writer.Line($"int count = Math.Min({PopulationPanels.Lanes}, agents - first);");
                writer.Line($"AgentLanes.Gather({PassText.BlockOf("inputs", plan.InputSize)}, {plan.InputSize}, count, {text.Places.Agents(0)}, ref rows);");
                writer.Line($"ForwardAgents({text.PassWidth}{PassText.BlockOf("parameters", plan.ParameterCount)}, ref scratch);");
                writer.Line($"AgentLanes.Scatter({text.Places.Agents(plan.Layers.Count)}, {plan.OutputSize}, count, {PassText.BlockOf("outputs", plan.OutputSize)}, ref rows);");
            }

            if (plan.Output.Pass == OutputPass.Softmax)
                writer.Line($"Softmax.Rows(ref outputs, {plan.OutputSize}, {plan.OutputSize}, agents);");
        }
    }
}
