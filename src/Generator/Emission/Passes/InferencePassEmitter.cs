using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>Prints what takes a batch forward: outputs and classes, for one row and for blocks of rows.</summary>
internal sealed class InferencePassEmitter(CodeWriter writer, NetworkPlan plan, PassText text)
{
    public void Emit()
    {
        EmitForward();
        EmitClassify();
        EmitFinish();
    }

    private void EmitForward()
    {
        writer.Line("// a = f(x) for every row, in blocks, whose scratch is always the same.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"internal static void Forward({text.Width}ref float parameters, ref float inputs, ref float outputs, int rows)"))
        {
            writer.Line($"ref float scratch = ref Workspace.Rent({plan.Memory.Rows.Length}).First;");
            using (text.BlockLoop())
            {
                string target = plan.Output.Direct ? PassText.BlockOf("outputs", plan.OutputSize) : text.Places.Output(row: false);
                writer.Line($"ref float target = {target};");
                writer.Line($"ForwardRows({text.PassWidth}ref parameters, {PassText.BlockOf("inputs", plan.InputSize)}, count, ref target, ref scratch);");
                Finish("target", "count");
                if (!plan.Output.Direct)
                    writer.Line($"Rows.Unpad(ref target, {plan.Last.Stride}, {PassText.BlockOf("outputs", plan.OutputSize)}, {plan.OutputSize}, count);");
            }
        }

        writer.Blank();
        writer.Line("// One row has kernels of its own, which hide latency.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"internal static void ForwardOne({text.Width}ref float parameters, ref float input, ref float output)"))
        {
            RowScratch();
            writer.Line($"ref float target = {(plan.Output.Direct ? "ref output" : text.Places.Output(row: true))};");
            writer.Line($"ForwardRow({text.PassWidth}ref parameters, ref input, ref target, ref scratch);");
            Finish("target", "1");
            if (!plan.Output.Direct)
                writer.Line($"Rows.Unpad(ref target, {plan.Last.Stride}, ref output, {plan.OutputSize}, 1);");
        }
    }

    private void EmitClassify()
    {
        writer.Blank();
        writer.Line("// The class of one row, and of many: the index of the largest output.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"internal static int Classify({text.Width}ref float parameters, ref float input)"))
        {
            RowScratch();
            writer.Line($"ref float target = {text.Places.Output(row: true)};");
            writer.Line($"ForwardRow({text.PassWidth}ref parameters, ref input, ref target, ref scratch);");
            Finish("target", "1");
            writer.Line($"return Classification.Of(MemoryMarshal.CreateReadOnlySpan(ref target, {plan.OutputSize}));");
        }

        writer.Blank();
        writer.Line(KernelText.Optimize);
        using (writer.Block($"internal static void Classify({text.Width}ref float parameters, ref float inputs, Span<int> classes)"))
        {
            writer.Line("int rows = classes.Length;");
            writer.Line($"ref float scratch = ref Workspace.Rent({plan.Memory.Rows.Length}).First;");
            writer.Line($"ref float target = {text.Places.Output(row: false)};");
            using (text.BlockLoop())
            {
                writer.Line($"ForwardRows({text.PassWidth}ref parameters, {PassText.BlockOf("inputs", plan.InputSize)}, count, ref target, ref scratch);");
                Finish("target", "count");
                using (writer.Block("for (int row = 0; row < count; row++)"))
                    writer.Line($"classes[first + row] = Classification.Of(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref target, row * {plan.Last.Stride}), {plan.OutputSize}));");
            }
        }
    }

    private void EmitFinish()
    {
        if (plan.Output.Pass == OutputPass.None)
            return;
        bool softmax = plan.Output.Pass == OutputPass.Softmax;
        writer.Blank();
        writer.Line("// From the sums of the output layer to what the network returns.");
        writer.Line(softmax ? KernelText.Optimize : KernelText.Inline);
        using (writer.Block($"private static void Finish({text.Width}ref float outputs, int rows)"))
        {
            writer.Line(softmax
                ? $"Softmax.Rows(ref outputs, {plan.Last.Stride}, {plan.OutputSize}, rows);"
                : $"ActivateOutputs({text.PassWidth}ref outputs, rows * {plan.Last.Stride});");
        }
    }

    private void Finish(string target, string rows)
    {
        if (plan.Output.Pass != OutputPass.None)
            writer.Line($"Finish({text.PassWidth}ref {target}, {rows});");
    }

    private void RowScratch() => writer.Line(plan.Memory.RowOnStack
        ? $"ref float scratch = ref Scratch.Align(stackalloc float[{plan.Memory.StackBytes / sizeof(float)}]);"
        : $"ref float scratch = ref Workspace.Rent({plan.Memory.Row.Length}).First;");
}
