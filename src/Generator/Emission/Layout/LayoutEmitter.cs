using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Layout;

/// <summary>Prints the class that names all offsets in parameters and scratch memory, and describes the network to the runtime.</summary>
internal static class LayoutEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>The offsets in parameters and scratch memory, in floats. Each is aligned to a cache line.</summary>");

        // A separate class is initialized on first use. A static field of the user-defined class might be initialized after fields that
        // need it.
        writer.Line(GeneratedMark.OfCode);
        using (writer.Block($"internal static class {plan.Names.Layout}"))
        {
            writer.Line("internal static readonly $NetworkDescription Description = new $NetworkDescription(");
            using (writer.Indent())
            {
                writer.Line($"$Loss.{plan.Loss},");
                if (plan.Rounding != Rounding.Machine)
                    writer.Line($"$Rounding.{plan.Rounding},");
                writer.Line($"{plan.PackedLength},");
                foreach (LayerPlan layer in plan.Layers)
                {
                    writer.Line(
                        $"new $LayerDescription({layer.Inputs}, {layer.Outputs}, $Activation.{layer.Activation}, " +
                        $"$LayerLayout.Panels, Parameters{layer.Number}" +
                        (layer.Dropout > 0 ? $", {Literals.Float(layer.Dropout)}" : string.Empty) +
                        (layer == plan.Last ? "));" : "),"));
                }
            }

            foreach ((string comment, IEnumerable<(string Name, int Offset)> constants) in new LayoutReferences(plan).Constants())
            {
                writer.Blank();
                writer.Line($"// {comment}");
                foreach ((string name, int offset) in constants)
                    writer.Line($"internal const int {name} = {offset};");
            }
        }
    }
}
