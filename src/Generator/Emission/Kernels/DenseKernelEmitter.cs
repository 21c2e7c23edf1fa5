using MlpGen.Generator.Collections;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the two methods of a dense vector kernel. <c>…Row</c> computes one row and splits the sum over the inputs into chains to hide
/// latency. <c>…Rows</c> computes a block in tiles of eight, four and three rows, and calls <c>…Row</c> for the remaining one or two.
/// </summary>
internal sealed class DenseKernelEmitter(CodeWriter writer, Arithmetic arithmetic)
{
    public void Emit(DenseTiling tiling)
    {
        EmitRow(tiling.Kernel, tiling.Row);
        EmitRows(tiling);
    }

    private void EmitRow(DenseKernel kernel, RowTiling row)
    {
        writer.Blank();
        writer.Comment("//", $"{KernelText.Describe(kernel)}, one row.");
        writer.Line(row.InFull ? KernelText.Inline : KernelText.Optimize);
        using (writer.Block($"private static void {kernel.Name}Row({KernelText.Parameters(kernel)})"))
        {
            foreach (ColumnRun run in row.Runs)
            {
                TilePrinter tile = new(writer, kernel, run.Columns, row, arithmetic);
                writer.Blank();
                RunPrinter.Print(writer, run, kernel.Outputs, row.InFull, isAlone: row.Runs.Count == 1, tile.Print);
            }
        }
    }

    private void EmitRows(DenseTiling tiling)
    {
        DenseKernel kernel = tiling.Kernel;
        writer.Blank();
        writer.Comment("//", $"{KernelText.Describe(kernel)}, for a block of rows.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"private static void {kernel.Name}Rows({KernelText.Parameters(kernel, "int rows")})"))
        {
            bool isScalar = tiling.FoursAndThrees.Count == 0;
            writer.Line(isScalar
                ? "// The rows that vectors take in tiles add input after input. The remaining one or two have the sums of a single row."
                : "// Tiles of eight rows, then of four and of three. The remaining one or two rows run one at a time.");
            writer.Line("int eights = rows & ~7;");
            writer.Line("int fours = eights + (rows - eights is 4 or 5 or 7 ? 4 : 0);");
            writer.Line("int threes = fours + ((rows - fours) / 3 * 3);");
            EmitTiles(kernel, tiling.Eights, [isScalar ? (1, "0", "threes") : (8, "0", "eights")]);
            if (!isScalar)
            {
                using (writer.Block("if (eights < threes)"))
                    EmitTiles(kernel, tiling.FoursAndThrees, [(4, "eights", "fours"), (3, "fours", "threes")]);
            }

            writer.Blank();
            if (kernel.Activates)
                EmitActivation(kernel);
            EmitRowLoop(kernel, "threes");
        }
    }

    /// <summary>Prints the pass that activates the rows of all tiles.</summary>
    private void EmitActivation(DenseKernel kernel)
    {
        string second = KernelText.Second(kernel) is { } name ? $", ref {name}" : string.Empty;
        writer.Line($"{kernel.Activation}(ref outputs{second}, threes * {kernel.OutputStride});");
    }

    private void EmitTiles(DenseKernel kernel, EquatableArray<ColumnRun> runs, (int Rows, string First, string End)[] tiles)
    {
        foreach (ColumnRun run in runs)
        {
            writer.Blank();
            RunPrinter.Print(writer, run, kernel.Outputs, inFull: false, isAlone: true, (unit, weight) =>
            {
                foreach ((int rows, string first, string end) in tiles)
                    EmitTile(kernel, run.Columns, rows, first, end, unit, weight);
            });
        }
    }

    private void EmitTile(
        DenseKernel kernel, EquatableArray<Column> columns, int rows, string first, string end, Offset unit, Offset weight)
    {
        using (writer.Block($"for (int row = {first}; row < {end}; {(rows == 1 ? "row++" : $"row += {rows}")})"))
        {
            writer.Line($"ref float x = ref $Unsafe.Add(ref inputs, row * {kernel.InputStride});");
            writer.Line($"ref float y = ref $Unsafe.Add(ref outputs, row * {kernel.OutputStride});");
            if (kernel.Epilogue == Epilogue.ReluMask)
                writer.Line($"ref float a = ref $Unsafe.Add(ref activations, row * {kernel.OutputStride});");
            new TilePrinter(writer, kernel, columns, rows, arithmetic).Print(unit, weight);
        }
    }

    private void EmitRowLoop(DenseKernel kernel, string first)
    {
        using (writer.Block($"for (int row = {first}; row < rows; row++)"))
            KernelText.CallRow(writer, kernel);
    }
}
