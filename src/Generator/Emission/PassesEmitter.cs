using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission;

/// <summary>Prints the class that takes a batch through the network, block by block, and calls the kernels of the machine's width.</summary>
internal sealed class PassesEmitter(CodeWriter writer, NetworkPlan plan)
{
    private LayerPlan Last => plan.Last;

    private TrainingScratch Training => plan.Memory.Training;

    private int BlockRows => plan.Memory.BlockRows;

    private string Width => plan.WidthSwitch ? "int width, " : string.Empty;

    private string PassWidth => plan.WidthSwitch ? "width, " : string.Empty;

    private string Outputs => At("workspace", Training.Activations[plan.Layers.Count - 1]);

    private string OutputDeltas => At("workspace", Training.Deltas[plan.Layers.Count - 1]);

    public void Emit()
    {
        writer.Line("/// <summary>What happens to a batch: forward, loss, and the way back. Lengths were checked at the door.</summary>");
        using (writer.Block($"private static class {plan.Names.Kernels}"))
        {
            EmitForward();
            EmitClassify();
            EmitFinish();
            EmitLoss("float", plan.OutputSize);
            EmitAddGradient("float", plan.OutputSize);
            if (plan.IsClassifier)
            {
                EmitLoss("int", 1);
                EmitAddGradient("int", 1);
            }

            EmitBackward();
            EmitTranspose();
            new DispatchEmitter(writer, plan).Emit();
        }
    }

    private void EmitForward()
    {
        writer.Line("// a = f(x) for every row. One row has kernels of its own, which hide latency; many rows go in blocks, whose scratch is always the same.");
        using (writer.Block($"internal static void Forward({Width}ref float parameters, ref float inputs, ref float outputs, int rows)"))
        {
            using (writer.Block("if (rows == 1)"))
            {
                writer.Line($"ForwardOne({PassWidth}ref parameters, ref inputs, ref outputs);");
                writer.Line("return;");
            }

            writer.Blank();
            writer.Line($"ref float scratch = ref Workspace.Rent({plan.Memory.Rows.Length}).First;");
            using (BlockLoop())
            {
                string target = plan.Output.Direct ? BlockOf("outputs", plan.OutputSize) : At("scratch", plan.Memory.Rows.Output);
                writer.Line($"ref float target = {target};");
                writer.Line($"ForwardRows({PassWidth}ref parameters, {BlockOf("inputs", plan.InputSize)}, count, ref target, ref scratch);");
                Finish("target", "count");
                if (!plan.Output.Direct)
                    writer.Line($"Rows.Unpad(ref target, {Last.Stride}, {BlockOf("outputs", plan.OutputSize)}, {plan.OutputSize}, count);");
            }
        }

        writer.Blank();
        using (writer.Block($"private static void ForwardOne({Width}ref float parameters, ref float input, ref float output)"))
        {
            RowScratch();
            writer.Line($"ref float target = {(plan.Output.Direct ? "ref output" : At("scratch", plan.Memory.Row.Output))};");
            writer.Line($"ForwardRow({PassWidth}ref parameters, ref input, ref target, ref scratch);");
            Finish("target", "1");
            if (!plan.Output.Direct)
                writer.Line($"Rows.Unpad(ref target, {Last.Stride}, ref output, {plan.OutputSize}, 1);");
        }
    }

    private void EmitClassify()
    {
        writer.Blank();
        writer.Line("// The class of one row, and of many: the index of the largest output.");
        using (writer.Block($"internal static int Classify({Width}ref float parameters, ref float input)"))
        {
            RowScratch();
            writer.Line($"ref float target = {At("scratch", plan.Memory.Row.Output)};");
            writer.Line($"ForwardRow({PassWidth}ref parameters, ref input, ref target, ref scratch);");
            Finish("target", "1");
            writer.Line($"return Classification.Of(MemoryMarshal.CreateReadOnlySpan(ref target, {plan.OutputSize}));");
        }

        writer.Blank();
        using (writer.Block($"internal static void Classify({Width}ref float parameters, ref float inputs, Span<int> classes)"))
        {
            writer.Line("int rows = classes.Length;");
            writer.Line($"ref float scratch = ref Workspace.Rent({plan.Memory.Rows.Length}).First;");
            writer.Line($"ref float target = {At("scratch", plan.Memory.Rows.Output)};");
            using (BlockLoop())
            {
                writer.Line($"ForwardRows({PassWidth}ref parameters, {BlockOf("inputs", plan.InputSize)}, count, ref target, ref scratch);");
                Finish("target", "count");
                using (writer.Block("for (int row = 0; row < count; row++)"))
                    writer.Line($"classes[first + row] = Classification.Of(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref target, row * {Last.Stride}), {plan.OutputSize}));");
            }
        }
    }

    private void EmitFinish()
    {
        if (Last.Activation != Activation.Softmax && !Last.HasActivationPass)
            return;
        writer.Blank();
        writer.Line("// From the sums of the output layer to what the network returns.");
        using (writer.Block($"private static void Finish({Width}ref float outputs, int rows)"))
        {
            writer.Line(Last.Activation == Activation.Softmax
                ? $"Softmax.Rows(ref outputs, {Last.Stride}, {plan.OutputSize}, rows);"
                : $"ActivateOutputs({PassWidth}ref outputs, rows * {Last.Stride});");
        }
    }

    private void EmitLoss(string type, int perRow)
    {
        string targets = type == "int" ? "labels" : "targets";
        writer.Blank();
        writer.Line("// The sum of the losses of all rows.");
        using (writer.Block($"internal static double Loss({Width}ref float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<{type}> {targets}, int rows, ref float workspace)"))
        {
            writer.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {type} y = ref MemoryMarshal.GetReference({targets});");
            writer.Line("double loss = 0;");
            using (BlockLoop())
            {
                writer.Line($"ForwardTraining({PassWidth}ref parameters, {BlockOf("x", plan.InputSize)}, count, ref workspace);");
                ActivateForLoss(withDerivative: false);
                writer.Line($"loss += {plan.Output.LossClass}.Evaluate({Outputs}, {Last.Stride}, {BlockOf("y", perRow)}, {plan.OutputSize}, count);");
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
            $"internal static double AddGradient({Width}ref float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<{type}> {targets}, " +
            "int rows, float scale, ref float gradient, ref float workspace)"))
        {
            writer.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {type} y = ref MemoryMarshal.GetReference({targets});");
            writer.Line("double loss = 0;");
            if (HasTranspose(hidden: true))
                writer.Line("TransposeHidden(ref parameters, ref workspace);");
            using (BlockLoop())
            {
                writer.Line($"ref float block = {BlockOf("x", plan.InputSize)};");
                writer.Line($"ForwardTraining({PassWidth}ref parameters, ref block, count, ref workspace);");
                ActivateForLoss(withDerivative: true);
                writer.Line(plan.Output.Fused
                    ? "// The loss and, with the derivative of the output activation in it, δᴸ."
                    : "// The loss and ∂E/∂aᴸ.");
                writer.Line($"loss += {plan.Output.LossClass}.Evaluate({Outputs}, {OutputDeltas}, {Last.Stride}, {BlockOf("y", perRow)}, {plan.OutputSize}, count, scale);");
                if (!plan.Output.Fused)
                    ToOutputDelta();
                if (plan.Layers.Count > 1)
                    writer.Line($"HiddenDeltas({PassWidth}ref parameters, ref workspace, count);");
                writer.Line($"AddGradients({PassWidth}ref block, count, ref gradient, ref workspace);");
            }

            writer.Blank();
            writer.Line("return loss;");
        }
    }

    private void EmitBackward()
    {
        writer.Blank();
        writer.Line("// The vector–Jacobian product: from ∂E/∂aᴸ to parameters and inputs.");
        using (writer.Block(
            $"internal static void Backward({Width}ref float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, " +
            "int rows, bool withGradient, ref float gradient, Span<float> inputGradients, ref float workspace)"))
        {
            writer.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line("ref float g = ref MemoryMarshal.GetReference(outputGradients);");
            if (HasTranspose(hidden: true))
                writer.Line("TransposeHidden(ref parameters, ref workspace);");
            if (HasTranspose(hidden: false))
                writer.Line("if (!inputGradients.IsEmpty)\n    TransposeFirst(ref parameters, ref workspace);");
            using (BlockLoop())
            {
                writer.Line($"ref float block = {BlockOf("x", plan.InputSize)};");
                writer.Line($"ForwardTraining({PassWidth}ref parameters, ref block, count, ref workspace);");
                ActivateOutputs(withDerivative: true);
                writer.Line($"Rows.Pad({BlockOf("g", plan.OutputSize)}, {plan.OutputSize}, {OutputDeltas}, {Last.Stride}, count);");
                ToOutputDelta();
                if (plan.Layers.Count > 1)
                    writer.Line($"HiddenDeltas({PassWidth}ref parameters, ref workspace, count);");
                writer.Line($"if (withGradient)\n    AddGradients({PassWidth}ref block, count, ref gradient, ref workspace);");
                using (writer.Block("if (!inputGradients.IsEmpty)"))
                {
                    writer.Line($"ref float destination = {BlockOf("MemoryMarshal.GetReference(inputGradients)", plan.InputSize)};");
                    writer.Line($"ref float target = {(plan.Output.InputGradientsDirect ? "ref destination" : At("workspace", Training.InputGradient))};");
                    writer.Line($"InputGradients({PassWidth}ref parameters, ref workspace, count, ref target);");
                    if (!plan.Output.InputGradientsDirect)
                        writer.Line($"Rows.Unpad(ref target, {plan.First.Delta.OutputStride}, ref destination, {plan.InputSize}, count);");
                }
            }
        }
    }

    private void EmitTranspose()
    {
        if (HasTranspose(hidden: true))
            EmitTranspose("Hidden", plan.Layers.Skip(1));
        if (HasTranspose(hidden: false))
            EmitTranspose("First", plan.Layers.Take(1));
    }

    private void EmitTranspose(string which, IEnumerable<LayerPlan> layers)
    {
        writer.Blank();
        writer.Line("// (Wˡ)ᵀ in the layout of W, once a call: then the way back reads whole vectors too.");
        using (writer.Block($"private static void Transpose{which}(ref float parameters, ref float workspace)"))
        {
            foreach (LayerPlan layer in layers.Where(layer => !layer.Delta.Transposed))
            {
                writer.Line(
                    $"Panels.Transpose({At("parameters", layer.ParameterOffset)}, {At("workspace", Training.Transposed[layer.Number - 1])}, " +
                    $"{layer.Inputs}, {layer.Outputs});");
            }
        }
    }

    private bool HasTranspose(bool hidden) => (hidden ? plan.Layers.Skip(1) : plan.Layers.Take(1)).Any(layer => !layer.Delta.Transposed);

    /// <summary>From sums to activations, unless the loss takes the logits.</summary>
    private void ActivateForLoss(bool withDerivative)
    {
        if (!plan.Output.Fused)
            ActivateOutputs(withDerivative);
    }

    private void ActivateOutputs(bool withDerivative)
    {
        if (Last.Activation == Activation.Softmax)
            writer.Line($"Softmax.Rows({Outputs}, {Last.Stride}, {plan.OutputSize}, count);");
        else if (Last.HasActivationPass && withDerivative)
            writer.Line($"ActivateOutputs({PassWidth}{Outputs}, {At("workspace", Training.OutputDerivative)}, count * {Last.Stride});");
        else if (Last.HasActivationPass)
            writer.Line($"ActivateOutputs({PassWidth}{Outputs}, count * {Last.Stride});");
    }

    /// <summary>From ∂E/∂aᴸ to δᴸ.</summary>
    private void ToOutputDelta()
    {
        if (Last.Activation == Activation.Softmax)
            writer.Line($"Softmax.Backward({Outputs}, {OutputDeltas}, {Last.Stride}, {plan.OutputSize}, count);");
        else if (Last.Derivative != DerivativeSource.One)
            writer.Line($"OutputDelta({PassWidth}ref workspace, count);");
    }

    private void Finish(string target, string rows)
    {
        if (Last.Activation == Activation.Softmax || Last.HasActivationPass)
            writer.Line($"Finish({PassWidth}ref {target}, {rows});");
    }

    private void RowScratch() => writer.Line(plan.Memory.RowOnStack
        ? $"ref float scratch = ref Scratch.Align(stackalloc float[{plan.Memory.Row.Length + 16}]);"
        : $"ref float scratch = ref Workspace.Rent({plan.Memory.Row.Length}).First;");

    private CodeWriter.Scope BlockLoop()
    {
        CodeWriter.Scope scope = writer.Block($"for (int first = 0; first < rows; first += {BlockRows})");
        writer.Line($"int count = Math.Min({BlockRows}, rows - first);");
        return scope;
    }

    private static string BlockOf(string start, int perRow) =>
        perRow == 1 ? $"ref Unsafe.Add(ref {start}, first)" : $"ref Unsafe.Add(ref {start}, (nint)first * {perRow})";

    private static string At(string start, int offset) => offset == 0 ? $"ref {start}" : $"ref Unsafe.Add(ref {start}, {offset})";
}
