using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints what trains a batch: the sum of the losses, and with it the gradient. Targets are rows of floats or class indices.</summary>
internal sealed class LossPassEmitter(CodeWriter writer, NetworkPlan plan, PassText text)
{
    public void Emit()
    {
        EmitLoss("float", plan.OutputSize);
        EmitAddGradient("float", plan.OutputSize);
        if (!plan.IsClassifier)
            return;
        EmitLoss("int", 1);
        EmitAddGradient("int", 1);
    }

    private void EmitLoss(string type, int perRow)
    {
        string targets = type == "int" ? "labels" : "targets";
        writer.Blank();
        writer.Line("// The sum of the losses of all rows.");
        using (writer.Block($"internal static double Loss({text.Width}ref float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<{type}> {targets}, int rows, ref float workspace)"))
        {
            writer.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {type} y = ref MemoryMarshal.GetReference({targets});");
            writer.Line("double loss = 0;");
            using (text.BlockLoop())
            {
                writer.Line($"ForwardTraining({text.PassWidth}ref parameters, {PassText.BlockOf("x", plan.InputSize)}, count, ref workspace);");
                ActivateForLoss(withDerivative: false);
                writer.Line($"loss += {plan.Output.LossClass}.Evaluate({text.Outputs}, {plan.Last.Stride}, {PassText.BlockOf("y", perRow)}, {plan.OutputSize}, count);");
            }

            writer.Blank();
            writer.Line("return loss;");
        }
    }

    private void EmitAddGradient(string type, int perRow)
    {
        string targets = type == "int" ? "labels" : "targets";
        writer.Blank();
        writer.Line("// Adds scale · Σ ∂E/∂w over the rows and returns the sum of their losses.");
        using (writer.Block(
            $"internal static double AddGradient({text.Width}ref float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<{type}> {targets}, " +
            "int rows, float scale, ref float gradient, ref float workspace)"))
        {
            writer.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {type} y = ref MemoryMarshal.GetReference({targets});");
            writer.Line("double loss = 0;");
            if (text.HasTranspose(hidden: true))
                writer.Line("TransposeHidden(ref parameters, ref workspace);");
            using (text.BlockLoop())
            {
                writer.Line($"ref float block = {PassText.BlockOf("x", plan.InputSize)};");
                writer.Line($"ForwardTraining({text.PassWidth}ref parameters, ref block, count, ref workspace);");
                ActivateForLoss(withDerivative: true);
                writer.Line(plan.Output.Fused
                    ? "// The loss and, with the derivative of the output activation in it, δᴸ."
                    : "// The loss and ∂E/∂aᴸ.");
                writer.Line($"loss += {plan.Output.LossClass}.Evaluate({text.Outputs}, {text.OutputDeltas}, {plan.Last.Stride}, {PassText.BlockOf("y", perRow)}, {plan.OutputSize}, count, scale);");
                if (!plan.Output.Fused)
                    text.ToOutputDelta();
                if (plan.Layers.Count > 1)
                    writer.Line($"HiddenDeltas({text.PassWidth}ref parameters, ref workspace, count);");
                writer.Line($"AddGradients({text.PassWidth}ref block, count, ref gradient, ref workspace);");
            }

            writer.Blank();
            writer.Line("return loss;");
        }
    }

    /// <summary>From sums to activations, unless the loss takes the logits.</summary>
    private void ActivateForLoss(bool withDerivative)
    {
        if (!plan.Output.Fused)
            text.ActivateOutputs(withDerivative);
    }
}
