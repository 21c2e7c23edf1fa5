using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints the way back from any loss, of which the vector–Jacobian product is one, and the transposed weights that every way back needs.</summary>
internal sealed class BackwardPassEmitter(CodeWriter writer, NetworkPlan plan, PassText text)
{
    public void Emit()
    {
        EmitBackward();
        if (plan.Output.Pass == OutputPass.Softmax)
            EmitSoftmaxDelta();
        if (text.HasTranspose(hidden: true))
            EmitTranspose("Hidden", plan.Layers.Skip(1));
        if (text.HasTranspose(hidden: false))
            EmitTranspose("First", plan.Layers.Take(1));
    }

    private void EmitBackward()
    {
        writer.Blank();
        writer.Line("// The way back from any loss, or from given ∂E/∂aᴸ, to parameters and inputs. Returns the sum of the losses.");
        writer.Line(KernelText.Optimize);
        using (writer.Block(
            $"internal static double Backward<TLoss>({text.Width}ref float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, float scale, " +
            $"bool withGradient, Span<float> inputGradients, {(plan.HasDropout ? "DropoutDraw draw, " : string.Empty)}ref float workspace, ref TLoss loss, ref GradientSum sink)\n    " +
            "where TLoss : struct, IOutputLoss"))
        {
            writer.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line("ref float y = ref MemoryMarshal.GetReference(targets);");
            writer.Line("int targetSize = rows == 0 ? 0 : targets.Length / rows;");
            writer.Line("double sum = 0;");
            if (text.HasTranspose(hidden: true))
                writer.Line("TransposeHidden(ref parameters, ref workspace);");
            if (text.HasTranspose(hidden: false))
                writer.Line("if (!inputGradients.IsEmpty)\n    TransposeFirst(ref parameters, ref workspace);");
            using (text.BlockLoop())
            {
                writer.Line($"ref float block = {PassText.BlockOf("x", plan.InputSize)};");
                text.ForwardTraining("ref block", "draw.After(first)");
                EmitOutput();
                if (plan.Layers.Count > 1)
                    writer.Line($"HiddenDeltas({text.PassWidth}ref parameters, ref workspace, count);");
                writer.Line($"if (withGradient)\n    AddGradients({text.PassWidth}ref block, count, ref workspace, ref sink);");
                using (writer.Block("if (!inputGradients.IsEmpty)"))
                {
                    writer.Line($"ref float destination = {PassText.BlockOf("MemoryMarshal.GetReference(inputGradients)", plan.InputSize)};");
                    writer.Line($"ref float target = {(plan.Output.InputGradientsDirect ? "ref destination" : text.Places.InputGradients)};");
                    writer.Line($"InputGradients({text.PassWidth}ref parameters, ref workspace, count, ref target);");
                    if (!plan.Output.InputGradientsDirect)
                        writer.Line($"Rows.Unpad(ref target, {plan.First.Delta.OutputStride}, ref destination, {plan.InputSize}, count);");
                }
            }

            writer.Blank();
            writer.Line("return sum;");
        }
    }

    /// <summary>From what the forward pass left to δᴸ. Where the network's own loss takes logits, another may too.</summary>
    private void EmitOutput()
    {
        string loss =
            $"sum += loss.Evaluate({text.Outputs}, {text.OutputDeltas}, {plan.Last.Stride}, {plan.OutputSize}, ref Unsafe.Add(ref y, (nint)first * targetSize), targetSize, first, count, scale);";
        UnlessLogits(() => text.ActivateOutputs(withDerivative: true));
        writer.Line(loss);
        UnlessLogits(text.ToOutputDelta);
    }

    private void UnlessLogits(Action emit)
    {
        if (!plan.Output.Fused)
        {
            emit();
            return;
        }

        writer.Line("if (!loss.TakesLogits)");
        using (writer.Indent())
            emit();
    }

    private void EmitSoftmaxDelta()
    {
        writer.Blank();
        writer.Line("// δᴸ = ∂E/∂zᴸ through the Jacobian of Softmax, in place of ∂E/∂aᴸ.");
        writer.Line(KernelText.Optimize);
        using (writer.Block("private static void SoftmaxDelta(ref float workspace, int rows)"))
            writer.Line($"Softmax.Backward({text.Outputs}, {text.OutputDeltas}, {plan.Last.Stride}, {plan.OutputSize}, rows);");
    }

    private void EmitTranspose(string which, IEnumerable<LayerPlan> layers)
    {
        writer.Blank();
        writer.Line("// (Wˡ)ᵀ in the layout of W, once a call: then the way back reads whole vectors too.");
        writer.Line(KernelText.Inline);
        using (writer.Block($"private static void Transpose{which}(ref float parameters, ref float workspace)"))
        {
            foreach (LayerPlan layer in layers.Where(layer => !layer.Delta.Transposed))
            {
                writer.Line(
                    $"Transposition.Copy({text.Places.Parameters(layer)}, {text.Places.Transposed(layer)}, " +
                    $"{layer.Inputs}, {layer.Outputs});");
            }
        }
    }
}
