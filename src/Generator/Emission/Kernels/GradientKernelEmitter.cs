using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the weight gradient of a layer. Tiles of 4 inputs by 2 vectors of outputs, or 8 by 1, stay in registers during the loop over the
/// rows:
/// <code>g = Vector256.MultiplyAddEstimate(Vector256.Create(a), d, g);</code>
/// Each sum adds the rows in order, regardless of block and width.
/// </summary>
internal sealed class GradientKernelEmitter(CodeWriter writer, Arithmetic arithmetic)
{
    public void Emit(GradientTiling tiling)
    {
        GradientKernel kernel = tiling.Kernel;
        using (KernelText.Begin(writer, kernel))
        {
            foreach (GradientRun run in tiling.Runs)
            {
                writer.Blank();
                RunPrinter.Print(
                    writer,
                    run.Columns,
                    kernel.Outputs,
                    tiling.InFull,
                    isAlone: tiling.Runs.Count == 1,
                    (unit, weight) => EmitColumns(tiling, run, unit, weight));
            }
        }
    }

    private void EmitColumns(GradientTiling tiling, GradientRun run, Offset unit, Offset weight)
    {
        GradientKernel kernel = tiling.Kernel;
        IReadOnlyList<Column> columns = run.Columns.Columns;
        (int step, int whole) = (run.Inputs, run.WholeInputs);
        writer.Line($"ref float d = {RefText.At("deltas", unit)};");
        writer.Line($"$nuint g = start{(weight.IsZero ? string.Empty : $" + {weight}")};");
        EmitBiases(kernel, columns);
        if (tiling.InFull)
        {
            for (int i = 0; i < whole; i += step)
            {
                using (writer.Block($"// inputs {i}…{i + step - 1}"))
                    EmitTile(kernel, columns, step, new Offset(null, i), column => Weight(column, i));
            }
        }
        else if (whole > 0)
        {
            int[] lengths = [.. columns.Select(column => column.RowLength).Distinct()];
            string starts = string.Concat(lengths.Select(length => $", k{length} = {length}"));
            string steps = string.Concat(lengths.Select(length => $", k{length} += {length * step}"));
            using (writer.Block($"for ($nuint i = 0{starts}; i < {whole}; i += {step}{steps})"))
                EmitTile(kernel, columns, step, new Offset("i"), column => new Offset($"k{column.RowLength}", column.Weight));
        }

        int left = kernel.Inputs - whole;
        if (left == 0)
            return;
        using (writer.Block(left == 1 ? $"// input {whole}" : $"// inputs {whole}…{whole + left - 1}"))
            EmitTile(kernel, columns, left, new Offset(null, whole), column => Weight(column, whole));
    }

    private static Offset Weight(Column column, int input) => new(null, column.Weight + ((1 + input) * column.RowLength));

    private void EmitBiases(GradientKernel kernel, IReadOnlyList<Column> columns)
    {
        for (int c = 0; c < columns.Count; c++)
        {
            writer.Line($"sink.Begin({new Offset("g", columns[c].Weight)}, out {VectorText.Type(columns[c].Lanes)} b{c});");
        }

        writer.Line("// ∂E/∂b += Σ δ");
        using (writer.Block($"for ($nuint r = 0, dr = 0; r < ($nuint)rows; r++, dr += {kernel.DeltaStride})"))
        {
            for (int c = 0; c < columns.Count; c++)
            {
                int lanes = columns[c].Lanes;
                string delta = VectorText.Load(lanes, "d", new Offset("dr", columns[c].Unit));
                writer.Line($"b{c} = {VectorText.Sum(lanes, $"b{c}", delta)};");
            }
        }

        for (int c = 0; c < columns.Count; c++)
            writer.Line($"sink.End({new Offset("g", columns[c].Weight)}, b{c});");
    }

    private void EmitTile(
        GradientKernel kernel, IReadOnlyList<Column> columns, int inputs, Offset first, System.Func<Column, Offset> weightAt)
    {
        Offset[] weights = [.. columns.Select(weightAt)];
        int widest = columns.Max(column => column.Lanes);
        Each((i, c) => writer.Line(
            $"sink.Begin(g + {weights[c] + (i * columns[c].RowLength)}, out {VectorText.Type(columns[c].Lanes)} g{i}_{c});"));
        writer.Line("// ∂E/∂W[input, outputs] += a[input] · δ[outputs], row by row");
        writer.Line($"ref float a = {RefText.At("inputs", first)};");
        using (writer.Block(
            $"for ($nuint r = 0, ar = 0, dr = 0; r < ($nuint)rows; r++, ar += {kernel.InputStride}, dr += {kernel.DeltaStride})"))
        {
            for (int c = 0; c < columns.Count; c++)
            {
                int lanes = columns[c].Lanes;
                writer.Line($"{VectorText.Type(lanes)} d{c} = {VectorText.Load(lanes, "d", new Offset("dr", columns[c].Unit))};");
            }

            for (int i = 0; i < inputs; i++)
            {
                string input = VectorText.Broadcast(widest, $"$Unsafe.Add(ref a, {new Offset("ar", i)})");
                writer.Line($"{VectorText.Type(widest)} a{i} = {input};");
                for (int c = 0; c < columns.Count; c++)
                {
                    int lanes = columns[c].Lanes;
                    arithmetic.PrintMultiplyAdd(writer, lanes, VectorText.Lower($"a{i}", widest, lanes), $"d{c}", $"g{i}_{c}");
                }
            }
        }

        Each((i, c) => writer.Line($"sink.End(g + {weights[c] + (i * columns[c].RowLength)}, g{i}_{c});"));

        void Each(System.Action<int, int> action)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int c = 0; c < columns.Count; c++)
                    action(i, c);
            }
        }
    }
}
