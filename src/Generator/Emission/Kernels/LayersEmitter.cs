using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Emission.Layout;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Prints the methods that run the kernels of one vector width layer by layer, forward and backward.</summary>
internal sealed class LayersEmitter(CodeWriter writer, NetworkPlan plan, WidthPlan width)
{
    private readonly LayoutReferences _references = new(plan);

    private string Attribute => plan.InlineLayers ? KernelText.Inline : KernelText.Optimize;

    private IEnumerable<LayerPlan> Hidden => plan.Layers.Take(plan.Layers.Count - 1);

    public void Emit()
    {
        EmitForwardRow();
        EmitForwardRows();
        if (plan.HasTraining)
            EmitTraining();
        if (plan.HasPopulations)
            EmitForwardAgents();
    }

    private void EmitTraining()
    {
        EmitForwardTraining();
        EmitOutputDelta();
        EmitHiddenDeltas();
        EmitAddGradients();
        EmitInputGradients();
    }

    private CodeWriter.Scope Method(LayerMethod method) =>
        writer.Block($"internal static void {method.Name}(", method.Declarations, ")", method.Constraint);

    private void EmitForwardRow()
    {
        writer.Line("// aˡ = σ(Wˡ·aˡ⁻¹ + bˡ), layer by layer, for one row.");
        writer.Line(Attribute);
        using (Method(LayerMethods.ForwardRow))
            EmitInference("Row", "input", rows: null, stride => $"{stride}");
    }

    private void EmitForwardRows()
    {
        writer.Blank();
        writer.Line($"// Aˡ = σ(Wˡ·Aˡ⁻¹ + bˡ), layer by layer, for a block of up to {plan.Memory.BlockRows} rows.");
        writer.Line(Attribute);
        using (Method(LayerMethods.ForwardRows))
            EmitInference("Rows", "inputs", "rows", stride => $"rows * {stride}");
    }

    private void EmitInference(string method, string input, string? rows, System.Func<int, string> count)
    {
        string source = $"ref {input}";
        foreach (LayerPlan layer in plan.Layers)
        {
            bool last = layer == plan.Last;
            string target = last
                ? $"ref {(rows is null ? "output" : "outputs")}"
                : _references.Hidden(layer, row: rows is null);
            writer.Line($"// Layer {layer.Number}: {layer.Inputs} → {layer.Outputs}, {layer.Activation}");
            Call($"{layer.Forward.Name}{method}", _references.Parameters(layer), source, rows, target);
            if (layer.HasActivationPass && !last)
                Call($"{layer.Activation}", target, count(layer.Stride));
            source = target;
        }
    }

    private void EmitForwardTraining()
    {
        writer.Blank();
        writer.Line("// The forward pass of training. For the backward pass it keeps every Aˡ, and stores σ′(Zˡ) in the place of δˡ.");
        writer.Line(Attribute);
        using (Method(LayerMethods.ForwardTraining(plan)))
        {
            string source = "ref inputs";
            foreach (LayerPlan layer in plan.Layers)
            {
                string target = _references.Activations(layer);
                writer.Line($"// Layer {layer.Number}: {layer.Inputs} → {layer.Outputs}, {layer.Activation}");
                string derivatives = layer == plan.Last ? _references.OutputDerivatives : _references.Deltas(layer);
                string? second = layer.DerivesInKernel ? derivatives : null;
                Call($"{layer.Training.Name}Rows", _references.Parameters(layer), source, "rows", target, second);
                if (layer.HasTrainingPass && layer != plan.Last)
                    Call($"{layer.Activation}", target, derivatives, $"rows * {layer.Stride}");
                if (layer.Dropout > 0)
                    CallDropout(layer, target, derivatives);
                source = target;
            }
        }
    }

    private void EmitOutputDelta()
    {
        if (plan.Last.Derivative == DerivativeSource.One)
            return;
        writer.Blank();
        writer.Line("// δᴸ = ∂E/∂aᴸ ⊙ σ′(zᴸ), which replaces ∂E/∂aᴸ.");
        writer.Line(KernelText.Optimize);
        using (Method(LayerMethods.OutputDelta))
        {
            bool stored = plan.Last.Derivative == DerivativeSource.Stored;
            writer.Line($"ref float delta = {_references.Deltas(plan.Last)};");
            writer.Line(stored
                ? $"ref float derivative = {_references.OutputDerivatives};"
                : $"ref float a = {_references.Activations(plan.Last)};");
            using (writer.Block($"for ($nuint i = 0; i < ($nuint)(rows * {plan.Last.Stride}); i += {width.DeltaLanes})"))
                writer.Line(OutputDeltaLine(stored, width.DeltaLanes));
        }
    }

    private static string OutputDeltaLine(bool stored, int lanes)
    {
        string delta = VectorText.Load(lanes, "delta", "i");
        return stored
            ? VectorText.Store(lanes, VectorText.Product(lanes, delta, VectorText.Load(lanes, "derivative", "i")), "delta", "i")
            : VectorText.StoreWherePositive(lanes, VectorText.Load(lanes, "a", "i"), delta, "delta", "i");
    }

    private void EmitHiddenDeltas()
    {
        if (plan.Layers.Count == 1)
            return;
        writer.Blank();
        writer.Line("// δˡ = (Wˡ⁺¹)ᵀ·δˡ⁺¹ ⊙ σ′(zˡ), from the last hidden layer to the first.");
        writer.Line(Attribute);
        using (Method(LayerMethods.HiddenDeltas))
        {
            foreach (LayerPlan layer in Hidden.Reverse())
            {
                LayerPlan next = plan.Layers[layer.Number];
                string? activations = next.Delta.Epilogue == Epilogue.ReluMask ? _references.Activations(layer) : null;
                writer.Line($"// Layer {layer.Number}: from δ of layer {next.Number}, {next.Outputs} → {layer.Outputs}");
                string target = _references.Deltas(layer);
                Call($"{next.Delta.Name}Rows", _references.Transposed(next), _references.Deltas(next), "rows", target, activations);
            }
        }
    }

    private void EmitAddGradients()
    {
        writer.Blank();
        writer.Line("// ∂E/∂Wˡ += [δˡ]·(Aˡ⁻¹)ᵀ and ∂E/∂bˡ += the row sums of [δˡ].");
        writer.Line(Attribute);
        using (Method(LayerMethods.AddGradients))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                string source = layer.Number == 1 ? "ref inputs" : _references.Activations(plan.Layers[layer.Number - 2]);
                Call(layer.Gradient.Name, source, _references.Deltas(layer), "rows", _references.ParameterStart(layer), "ref sink");
            }
        }
    }

    private void EmitInputGradients()
    {
        writer.Blank();
        writer.Line("// ∂E/∂x = (W¹)ᵀ·δ¹.");
        writer.Line(Attribute);
        using (Method(LayerMethods.InputGradients))
            Call(
                $"{plan.First.Delta.Name}Rows",
                _references.Transposed(plan.First),
                _references.Deltas(plan.First),
                "rows",
                "ref inputGradients");
    }

    private void EmitForwardAgents()
    {
        writer.Blank();
        writer.Line("// Layer by layer for sixteen agents of a population, each with its own parameters.");
        writer.Line(Attribute);
        using (Method(LayerMethods.ForwardAgents))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                string parameters = RefText.At("parameters", new Offset(null, layer.AgentsOffset));
                Call(layer.Agents.Name, parameters, _references.Agents(layer.Number - 1), _references.Agents(layer.Number));
            }
        }
    }

    private void CallDropout(LayerPlan layer, string target, string derivatives) => Call(
        "$Dropout.Apply",
        target,
        derivatives,
        $"{layer.Stride}",
        "rows",
        $"{layer.Number}",
        Literals.Float(layer.Dropout),
        "draw");

    /// <summary>Prints a call of a method. Null arguments are omitted.</summary>
    private void Call(string method, params string?[] arguments) =>
        writer.List($"{method}(", [.. arguments.OfType<string>()], ");");
}
