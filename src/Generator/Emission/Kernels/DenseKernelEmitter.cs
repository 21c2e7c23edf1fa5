using System.Collections.Generic;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the two methods of a vector dense kernel: <c>…Row</c> for one row, with the sum over the inputs split into chains so that
/// latency is hidden, and <c>…Rows</c> for a block, in tiles of eight rows; the rows left over go through <c>…Row</c>.
/// </summary>
internal sealed class DenseKernelEmitter(CodeWriter writer, int width, string? multiplyAdd)
{
    public void Emit(DenseKernel kernel)
    {
        EmitRow(kernel);
        EmitRows(kernel);
    }

    private void EmitRow(DenseKernel kernel)
    {
        bool inFull = kernel.Kind == KernelKind.Unrolled;
        int chains = Tiles.RowChains(kernel.Inputs, kernel.Outputs);
        writer.Blank();
        writer.Line($"// {KernelText.Describe(kernel)}, one row.");
        writer.Line(inFull ? KernelText.Inline : KernelText.Optimize);
        using (writer.Block($"private static void {kernel.Name}Row({KernelText.Parameters(kernel)})"))
        {
            foreach (ColumnRun run in ColumnRuns.Of(kernel.PanelRows, kernel.Outputs, width, Tiles.RowColumns(chains)))
            {
                TilePrinter tile = new(writer, kernel, run.Columns, 1, chains, multiplyAdd);
                writer.Blank();
                RunPrinter.Print(writer, run, kernel.Outputs, inFull, tile.Print);
            }
        }
    }

    private void EmitRows(DenseKernel kernel)
    {
        bool inFull = kernel.Kind == KernelKind.Unrolled;
        writer.Blank();
        writer.Line($"// {KernelText.Describe(kernel)}, for a block of rows.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"private static void {kernel.Name}Rows({KernelText.Parameters(kernel, "int rows")})"))
        {
            if (inFull)
            {
                EmitRowLoop(kernel, "0");
                return;
            }

            writer.Line($"int tiled = rows - (rows % {Tiles.ForwardRows});");
            foreach (ColumnRun run in ColumnRuns.Of(kernel.PanelRows, kernel.Outputs, width, Tiles.ForwardColumns(width)))
            {
                writer.Blank();
                RunPrinter.Print(writer, run, kernel.Outputs, inFull: false, (unit, weight) => EmitTiledRows(kernel, run.Columns, unit, weight));
            }

            writer.Blank();
            EmitRowLoop(kernel, "tiled");
        }
    }

    private void EmitTiledRows(DenseKernel kernel, IReadOnlyList<Column> columns, string? unit, string? weight)
    {
        using (writer.Block($"for (int row = 0; row < tiled; row += {Tiles.ForwardRows})"))
        {
            writer.Line($"ref float x = ref Unsafe.Add(ref inputs, row * {kernel.InputStride});");
            writer.Line($"ref float y = ref Unsafe.Add(ref outputs, row * {kernel.OutputStride});");
            if (kernel.Epilogue == Epilogue.ReluMask)
                writer.Line($"ref float a = ref Unsafe.Add(ref activations, row * {kernel.OutputStride});");
            new TilePrinter(writer, kernel, columns, Tiles.ForwardRows, 1, multiplyAdd).Print(unit, weight);
        }
    }

    private void EmitRowLoop(DenseKernel kernel, string first)
    {
        string activations = kernel.Epilogue == Epilogue.ReluMask ? $", ref Unsafe.Add(ref activations, row * {kernel.OutputStride})" : string.Empty;
        using (writer.Block($"for (int row = {first}; row < rows; row++)"))
        {
            writer.Line(
                $"{kernel.Name}Row(ref w, ref Unsafe.Add(ref inputs, row * {kernel.InputStride}), " +
                $"ref Unsafe.Add(ref outputs, row * {kernel.OutputStride}){activations});");
        }
    }
}
