using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints the forward passes: outputs and classes, for one row and for blocks of rows.</summary>
internal sealed class InferencePassEmitter(CodeWriter writer, NetworkPlan plan, PassPrinter text)
{
    public void Emit()
    {
        EmitForward();
        EmitClassify();
        EmitFinish();
    }

    private void EmitForward()
    {
        writer.Line("// a = f(x) for every row, one block at a time, in the same scratch memory.");
        writer.Line(KernelText.Optimize);
        using (text.Pass("void Forward", ["ref float inputs", "ref float outputs", "int rows"]))
        {
            writer.Line($"ref float scratch = ref $Workspace.Rent({plan.Memory.Rows.Length}).First;");
            using (text.BlockLoop())
            {
                string target = plan.Output.Direct ? PassPrinter.BlockOf("outputs", plan.OutputSize) : text.References.Output(row: false);
                writer.Line($"ref float target = {target};");
                text.ForwardRows();
                text.Finish("target", "count");
                if (!plan.Output.Direct)
                    Unpad(PassPrinter.BlockOf("outputs", plan.OutputSize), "count");
            }
        }

        writer.Blank();
        writer.Line("// A single row has its own kernels, which hide latency.");
        writer.Line(KernelText.Optimize);
        using (text.Pass("void ForwardOne", ["ref float input", "ref float output"]))
        {
            RowScratch();
            if (!plan.Output.Direct)
                writer.Line($"ref float target = {text.References.Output(row: true)};");
            string target = plan.Output.Direct ? "output" : "target";
            text.Call("ForwardRow", "ref parameters", "ref input", $"ref {target}", "ref scratch");
            text.Finish(target, "1");
            if (!plan.Output.Direct)
                Unpad("ref output", "1");
        }
    }

    private void EmitClassify()
    {
        writer.Blank();
        writer.Line("// The class of one row and of many rows: the index of the largest output.");
        writer.Line(KernelText.Optimize);
        using (text.Pass("int Classify", ["ref float input"]))
        {
            RowScratch();
            writer.Line($"ref float target = {text.References.Output(row: true)};");
            text.Call("ForwardRow", "ref parameters", "ref input", "ref target", "ref scratch");
            text.Finish("target", "1");
            writer.Line($"return $Classification.ClassOf($MemoryMarshal.CreateReadOnlySpan(ref target, {plan.OutputSize}));");
        }

        writer.Blank();
        writer.Line(KernelText.Optimize);
        using (text.Pass("void Classify", ["ref float inputs", "$Span<int> classes"]))
        {
            writer.Line("int rows = classes.Length;");
            writer.Line($"ref float scratch = ref $Workspace.Rent({plan.Memory.Rows.Length}).First;");
            writer.Line($"ref float target = {text.References.Output(row: false)};");
            using (text.BlockLoop())
            {
                text.ForwardRows();
                text.Finish("target", "count");
                using (writer.Block("for (int row = 0; row < count; row++)"))
                {
                    writer.Line($"ref float output = ref $Unsafe.Add(ref target, row * {plan.Last.Stride});");
                    string outputs = $"$MemoryMarshal.CreateReadOnlySpan(ref output, {plan.OutputSize})";
                    writer.Line($"classes[first + row] = $Classification.ClassOf({outputs});");
                }
            }
        }
    }

    private void EmitFinish()
    {
        if (plan.Output.Pass == OutputPass.None)
            return;
        bool softmax = plan.Output.Pass == OutputPass.Softmax;
        writer.Blank();
        writer.Line("// Turns the sums of the output layer into its activations.");
        writer.Line(softmax ? KernelText.Optimize : KernelText.Inline);
        string width = plan.WidthSwitch ? "int width, " : string.Empty;
        using (writer.Block($"private static void Finish({width}ref float outputs, int rows)"))
        {
            if (softmax)
                writer.Line(
                    $"$Softmax.Rows<{Arithmetic.TypeArgument(plan.Rounding)}>" +
                    $"(ref outputs, {plan.Last.Stride}, {plan.OutputSize}, rows);");
            else
                text.Call("ActivateOutputs", "ref outputs", $"rows * {plan.Last.Stride}");
        }
    }

    private void Unpad(string outputs, string count) => text.Unpad("ref target", plan.Last.Stride, outputs, plan.OutputSize, count);

    private void RowScratch() => writer.Line(plan.Memory.RowOnStack
        ? $"ref float scratch = ref $Scratch.Align(stackalloc float[{plan.Memory.StackBytes / sizeof(float)}]);"
        : $"ref float scratch = ref $Workspace.Rent({plan.Memory.Row.Length}).First;");
}
