using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>
/// Prints the backward pass of any loss, including the vector–Jacobian product, and the transposed weights that every backward pass needs.
/// </summary>
internal sealed class BackwardPassEmitter(CodeWriter writer, NetworkPlan plan, PassPrinter text)
{
    public void Emit()
    {
        EmitBackward();
        if (plan.Output.Pass == OutputPass.Softmax)
            EmitSoftmaxDelta();
        if (plan.Layers.Count > 1)
            EmitTranspose("Hidden", plan.Layers.Skip(1));
        EmitTranspose("First", plan.Layers.Take(1));
    }

    private void EmitBackward()
    {
        writer.Blank();
        writer.Line("// The backward pass from any loss, or from given ∂E/∂aᴸ, to parameters and inputs. Returns the sum of the losses.");
        writer.Line(KernelText.Optimize);
        string[] parameters =
        [
            "$ReadOnlySpan<float> inputs", "$ReadOnlySpan<float> targets", "int rows", "float scale", "bool withGradient",
            "$Span<float> inputGradients", .. plan.HasDropout ? ["$DropoutDraw draw"] : Array.Empty<string>(),
            "ref float workspace", "ref TLoss loss", "ref $GradientSum sink",
        ];
        using (text.Pass("double Backward<TLoss>", parameters, "where TLoss : struct, $IOutputLoss"))
        {
            writer.Line("ref float x = ref $MemoryMarshal.GetReference(inputs);");
            writer.Line("ref float y = ref $MemoryMarshal.GetReference(targets);");
            writer.Line("int targetSize = rows == 0 ? 0 : targets.Length / rows;");
            writer.Line("double sum = 0;");
            if (plan.Layers.Count > 1)
                writer.Line("TransposeHidden(ref parameters, ref workspace);");
            writer.Line("if (!inputGradients.IsEmpty)\n    TransposeFirst(ref parameters, ref workspace);");
            using (text.BlockLoop())
            {
                writer.Line($"ref float block = {PassPrinter.BlockOf("x", plan.InputSize)};");
                text.ForwardTraining("ref block", "draw.After(first)");
                EmitOutput();
                text.HiddenDeltas();
                writer.Line("if (withGradient)");
                using (writer.Indent())
                    text.Call("AddGradients", "ref block", "count", "ref workspace", "ref sink");
                using (writer.Block("if (!inputGradients.IsEmpty)"))
                    EmitInputGradients();
            }

            writer.Blank();
            writer.Line("return sum;");
        }
    }

    private void EmitInputGradients()
    {
        bool isDirect = plan.Output.InputGradientsDirect;
        writer.Line($"ref float destination = {PassPrinter.BlockOf("$MemoryMarshal.GetReference(inputGradients)", plan.InputSize)};");
        if (!isDirect)
            writer.Line($"ref float target = {text.References.InputGradients};");
        text.Call("InputGradients", "ref parameters", "ref workspace", "count", isDirect ? "ref destination" : "ref target");
        if (!isDirect)
            text.Unpad("ref target", plan.First.Delta.OutputStride, "ref destination", plan.InputSize, "count");
    }

    /// <summary>
    /// Prints the steps from the sums of the forward pass to δᴸ. If the network's own loss takes logits, another loss may take them too.
    /// </summary>
    private void EmitOutput()
    {
        string[] arguments =
        [
            text.Outputs, text.OutputDeltas, $"{plan.Last.Stride}", $"{plan.OutputSize}",
            "ref $Unsafe.Add(ref y, ($nint)first * targetSize)", "targetSize", "first", "count", "scale",
        ];
        UnlessLogits(text.ActivateOutputs);
        writer.List("sum += loss.Evaluate(", arguments, ");");
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
        writer.Line("// δᴸ = ∂E/∂zᴸ through the Jacobian of Softmax, which replaces ∂E/∂aᴸ.");
        writer.Line(KernelText.Optimize);
        using (writer.Block("private static void SoftmaxDelta(ref float workspace, int rows)"))
        {
            string[] arguments = [text.Outputs, text.OutputDeltas, $"{plan.Last.Stride}", $"{plan.OutputSize}", "rows"];
            writer.List($"$Softmax.Backward<{Arithmetic.TypeArgument(plan.Rounding)}>(", arguments, ");");
        }
    }

    private void EmitTranspose(string which, IEnumerable<LayerPlan> layers)
    {
        writer.Blank();
        writer.Line("// (Wˡ)ᵀ in the layout of W, copied once per call, so that the backward pass reads whole vectors too.");
        writer.Line(KernelText.Inline);
        using (writer.Block($"private static void Transpose{which}(ref float parameters, ref float workspace)"))
        {
            foreach (LayerPlan layer in layers)
            {
                writer.List(
                    "$Transposition.Copy(",
                    [text.References.Parameters(layer), text.References.Transposed(layer), $"{layer.Inputs}", $"{layer.Outputs}"],
                    ");");
            }
        }
    }
}
