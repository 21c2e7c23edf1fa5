using System.Linq;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>
/// Prints the pass of training: the sum of the losses and its gradient. Targets are rows of floats. Targets of a classifier may also be
/// class indices, so its passes are generic over their type.
/// </summary>
internal sealed class GradientPassEmitter(CodeWriter writer, NetworkPlan plan, PassPrinter text)
{
    private readonly LossText _loss = new(writer, plan);
    private readonly string _target = LossText.Target(plan);
    private readonly string _typeParameters = plan.IsClassifier ? "<TTarget, TSink>" : "<TSink>";
    private readonly string? _constraint = LossText.Constraint(plan);

    public void Emit()
    {
        EmitAddGradient();
        _loss.EmitOfBlock(
            ["ref float workspace", $"ref {_target} targets", "int rows", "float scale"], text.Outputs, text.OutputDeltas, "scale");
        EmitLargestGradient();
        EmitPass();
    }

    /// <summary>
    /// Prints a bound that costs little. It reads each activation and each δ once, whereas the gradient takes one product of them for each
    /// weight. It skips activations that always lie between −1 and 1. If one of those is NaN, so is its δ.
    /// </summary>
    private void EmitLargestGradient()
    {
        writer.Blank();
        writer.Line("// rows · max |a| · max |δ|, where the input of a bias is 1. No sum in the gradient of a block is larger.");
        writer.Line(KernelText.Optimize);
        using (writer.Block("private static float LargestGradient(ref float inputs, int rows, ref float workspace)"))
        {
            writer.Line($"$LargestMagnitude a = $LargestMagnitude.AtLeast(1f).With(ref inputs, rows * {plan.InputSize});");
            foreach (LayerPlan layer in plan.Layers.Take(plan.Layers.Count - 1).Where(layer => !layer.IsBounded))
                writer.Line($"a = a.With({text.References.Activations(layer)}, rows * {layer.Stride});");
            for (int i = 0; i < plan.Layers.Count; i++)
            {
                LayerPlan layer = plan.Layers[i];
                (string d, string before) = i == 0 ? ("$LargestMagnitude d", "$LargestMagnitude.AtLeast(0f)") : ("d", "d");
                writer.Line($"{d} = {before}.With({text.References.Deltas(layer)}, rows * {layer.Stride});");
            }

            writer.Line("return (float)((float)(rows * a.Value) * d.Value);");
        }
    }

    /// <summary>Prints a class that wraps AddGradient, so that trainers can call it through a delegate.</summary>
    private void EmitPass()
    {
        writer.Blank();
        writer.Line("/// <summary>Wraps AddGradient for a trainer, which calls it through a delegate.</summary>");
        using (writer.Block($"internal sealed class Pass{_typeParameters}", [], string.Empty, _constraint, KernelText.SinkConstraint))
        {
            writer.Line("private readonly $AlignedBuffer _parameters;");
            if (plan.WidthSwitch)
                writer.Line("private readonly $IVectorWidthSwitch _width;");
            writer.Blank();
            string width = plan.WidthSwitch ? "$IVectorWidthSwitch width, " : string.Empty;
            using (writer.Block($"internal Pass({width}$AlignedBuffer parameters)"))
            {
                if (plan.WidthSwitch)
                    writer.Line("_width = width;");
                writer.Line("_parameters = parameters;");
            }

            EmitRun();
        }
    }

    private void EmitRun()
    {
        string[] parameters =
        [
            "$ReadOnlySpan<float> inputs", $"$ReadOnlySpan<{_target}> targets", "float scale", "$AlignedBuffer workspace", "ref TSink sink",
        ];
        string width = plan.WidthSwitch ? "_width.VectorWidth, " : string.Empty;
        writer.Blank();
        writer.Line(KernelText.Optimize);
        using (writer.Block("internal double Run(", parameters, ")"))
            writer.Line($"return AddGradient({width}ref _parameters.First, inputs, targets, scale, ref workspace.First, ref sink);");
    }

    private void EmitAddGradient()
    {
        writer.Blank();
        writer.Line("// Adds scale · Σ ∂E/∂w over the rows and returns the sum of their losses.");
        writer.Line(KernelText.Inline);
        string[] parameters =
        [
            "$ReadOnlySpan<float> inputs", $"$ReadOnlySpan<{_target}> targets", "float scale", "ref float workspace", "ref TSink sink",
        ];
        using (text.Pass($"double AddGradient{_typeParameters}", parameters, _constraint, KernelText.SinkConstraint))
        {
            writer.Line($"int rows = {(plan.InputSize == 1 ? "inputs.Length" : $"inputs.Length / {plan.InputSize}")};");
            writer.Line("ref float x = ref $MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {_target} y = ref $MemoryMarshal.GetReference(targets);");
            writer.Line("double loss = 0;");
            if (plan.Layers.Count > 1)
                writer.Line("TransposeHidden(ref parameters, ref workspace);");
            using (text.BlockLoop())
            {
                writer.Line($"ref float block = {PassPrinter.BlockOf("x", plan.InputSize)};");
                text.ForwardTraining("ref block");
                if (!plan.Output.Fused)
                    text.ActivateOutputs();
                writer.Line(plan.Output.Fused
                    ? "// The loss and δᴸ, which includes the derivative of the output activation."
                    : "// The loss and ∂E/∂aᴸ.");
                writer.List("loss += LossOfBlock(", ["ref workspace", _loss.TargetsOfBlock, "count", "scale"], ");");
                writer.Line("if (!sink.Accepts(loss))\n    return loss;");
                if (!plan.Output.Fused)
                    text.ToOutputDelta();
                text.HiddenDeltas();
                writer.Line("// An update cannot be undone, so the gradient is checked first.");
                writer.Line("if (sink.ChangesParameters && !sink.AcceptsGradient(LargestGradient(ref block, count, ref workspace)))");
                using (writer.Indent())
                    writer.Line("return double.NaN;");
                text.Call("AddGradients", "ref block", "count", "ref workspace", "ref sink");
            }

            writer.Blank();
            writer.Line("return loss;");
        }
    }
}
