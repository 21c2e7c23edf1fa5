using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;
using MlpGen.Layout;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints the forward pass of a population: sixteen agents at a time, one agent in each lane.</summary>
internal sealed class PopulationPassEmitter(CodeWriter writer, NetworkPlan plan, PassPrinter text)
{
    public void Emit()
    {
        writer.Blank();
        writer.Line("// Computes the outputs of every agent for its own row, with its own parameters, for sixteen agents at a time.");
        writer.Line(KernelText.Optimize);
        string inputs = PassPrinter.BlockOf("inputs", plan.InputSize);
        string outputs = PassPrinter.BlockOf("outputs", plan.OutputSize);
        using (text.Pass("void ForwardPopulation", ["ref float inputs", "ref float outputs", "int agents"]))
        {
            writer.Line($"ref float scratch = ref $Workspace.Rent({plan.Memory.Agents.Length}).First;");
            writer.Line($"ref float rows = {text.References.AgentRows};");
            using (writer.Block($"for (int first = 0; first < agents; first += {PopulationPanels.Lanes})"))
            {
                writer.Line($"int count = $Math.Min({PopulationPanels.Lanes}, agents - first);");
                writer.List("$AgentLanes.Gather(", [inputs, $"{plan.InputSize}", "count", text.References.Agents(0), "ref rows"], ");");
                text.Call("ForwardAgents", PassPrinter.BlockOf("parameters", plan.ParameterCount), "ref scratch");
                string last = text.References.Agents(plan.Layers.Count);
                writer.List("$AgentLanes.Scatter(", [last, $"{plan.OutputSize}", "count", outputs, "ref rows"], ");");
            }

            if (plan.Output.Pass == OutputPass.Softmax)
                writer.Line(
                    $"$Softmax.Rows<{Arithmetic.TypeArgument(plan.Rounding)}>" +
                    $"(ref outputs, {plan.OutputSize}, {plan.OutputSize}, agents);");
        }
    }
}
