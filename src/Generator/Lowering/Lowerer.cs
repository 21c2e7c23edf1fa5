using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>Turns the declared network into a plan for emission. A pure function of model and options.</summary>
internal static class Lowerer
{
    public static NetworkPlan Lower(NetworkModel model, GenerationOptions options, CancellationToken cancellationToken)
    {
        NetworkFeatures features = model.Features with { Evolves = model.Features.Evolves && FitsPopulations(model) };
        LayerLowerer lowerer = new(model, features, options);
        EquatableArray<LayerPlan> layers = lowerer.Lower(cancellationToken);
        LayerPlan last = layers[layers.Count - 1];
        OutputPlan output = PlanOutput(model, layers[0], last);
        MemoryPlan memory = MemoryPlanner.Plan(layers, output);
        return new NetworkPlan(
            model.Type,
            model.Members,
            model.Naming,
            features,
            model.Loss,
            PlanRounding(model),
            model.Weights,
            layers,
            lowerer.PackedLength,
            memory,
            CostPlan.Create(layers, lowerer.PackedLength, memory, model.Naming.Classes is { IsIntSized: false } ? memory.BlockRows : 0),
            output,
            PlanNames(model.Members),
            PlanActivationPasses(layers, features.Trains),
            lowerer.Kernels.Agents.ToEquatableArray(),
            WidthPlanner.Plan(lowerer.Kernels, last, WidthPlanner.Widths(model.Target, options)),
            InlineLayers: layers.Count <= KernelPolicy.MaxInlinedLayers,
            options.SelfChecks,
            WidthSwitch: options.WidthSwitch || options.SelfChecks,
            model.Target.HasMultiplyAddEstimate ? "MultiplyAddEstimate" : null);
    }

    // A framework without vectors has no fused multiply-add. A library for it may still run on one that has, where functions of the runtime
    // would fuse and plain loops would not.
    private static Rounding PlanRounding(NetworkModel model) =>
        model.Rounding == Rounding.Machine && !model.Target.HasVectors ? Rounding.Separate : model.Rounding;

    private static OutputPlan PlanOutput(NetworkModel model, LayerPlan first, LayerPlan last)
    {
        // A single layer reads all inputs for each panel of outputs, so it must not write to memory that may hold the inputs.
        bool mayOverwriteInputs = first == last && first.Inputs == last.Outputs;
        return new OutputPlan(
            last.Activation == Activation.Softmax ? OutputPass.Softmax : last.HasActivationPass ? OutputPass.Activation : OutputPass.None,
            Fused: LossFacts.For(model.Loss).Output is not null,
            Direct: last.Stride == last.Outputs && last.Outputs % 16 == 0 && !mayOverwriteInputs,
            InputGradientsDirect: first.Delta.OutputStride == first.Inputs,
            LossClass: LossFacts.Class(model.Loss));
    }

    private static EquatableArray<ActivationPass> PlanActivationPasses(EquatableArray<LayerPlan> layers, bool trains) => (
        from layer in layers
        group layer by layer.Activation into users
        let inference = users.Any(layer => layer.HasActivationPass || layer.Forward.Activates)
        let training = trains && users.Any(layer => layer.HasTrainingPass || layer.Training.Activates)
        where inference || training
        select new ActivationPass(users.Key, inference, training)).ToEquatableArray();

    // The parameters of sixteen agents lie in one array.
    private static bool FitsPopulations(NetworkModel model) =>
        model.Layers.Sum(layer => (layer.Inputs + 1L) * layer.Outputs) * PopulationPanels.Lanes <= int.MaxValue;

    private static HelperPlan PlanNames(MemberFacts members)
    {
        NameScope scope = new(members.Taken);
        return new HelperPlan(scope.Free(GeneratedNames.Parameters), scope.Free(GeneratedNames.VectorWidth));
    }
}
