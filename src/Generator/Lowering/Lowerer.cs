using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>Turns what the user said into what is printed. A pure function: the same model and options give the same plan.</summary>
internal static class Lowerer
{
    public static NetworkPlan Lower(NetworkModel model, GenerationOptions options, CancellationToken cancellationToken)
    {
        (EquatableArray<LayerPlan> layers, int packedLength) = LayerLowerer.Lower(model, options, cancellationToken);
        OutputPlan output = PlanOutput(model, layers);
        MemoryPlan memory = MemoryPlanner.Plan(layers, output);
        bool scalar = layers.All(layer => layer.Kind == KernelKind.Scalar);
        return new NetworkPlan(
            model.Type,
            model.Members,
            model.Naming,
            model.Loss,
            layers,
            packedLength,
            memory,
            CostPlan.Of(layers, packedLength, memory, model.Naming.Classes is { IsIntSized: false } ? memory.BlockRows : 0),
            output,
            PlanNames(model.Members),
            scalar ? default : new EquatableArray<int>([128, 256, 512]),
            options.SelfChecks,
            WidthSwitch: options.WidthSwitch || options.SelfChecks,
            model.Target.HasMultiplyAddEstimate ? "MultiplyAddEstimate" : null);
    }

    private static OutputPlan PlanOutput(NetworkModel model, EquatableArray<LayerPlan> layers)
    {
        LayerPlan first = layers[0];
        LayerPlan last = layers[layers.Count - 1];

        // A single layer reads all inputs for each panel of outputs, so it may not write where the inputs may lie.
        bool mayOverwriteInputs = layers.Count == 1 && first.Inputs == last.Outputs;
        return new OutputPlan(
            Fused: model.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy,
            Direct: last.Stride == last.Outputs && last.Outputs % 16 == 0 && !mayOverwriteInputs,
            InputGradientsDirect: first.Delta.OutputStride == first.Inputs,
            LossClass: $"{model.Loss}Loss");
    }

    private static HelperPlan PlanNames(MemberFacts members)
    {
        NameScope scope = new(members.Taken);
        return new HelperPlan(scope.Free(HelperNames.Parameters), scope.Free(HelperNames.VectorWidth));
    }
}
