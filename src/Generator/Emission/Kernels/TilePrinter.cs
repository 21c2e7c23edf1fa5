using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints one register tile of a dense kernel: sums in locals, the loop over the inputs, the epilogue. For 4 rows and 1 column it is
/// <code>
/// Vector256&lt;float&gt; z0 = Vector256.LoadUnsafe(ref w, weight), z1 = z0, …
/// for (…) { w0 = …; z0 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, i)), w0, z0); … }
/// </code>
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="kernel">What to compute.</param>
/// <param name="columns">The columns of the tile.</param>
/// <param name="rows">Its rows.</param>
/// <param name="chains">Partial sums per output; more than one only with one row.</param>
/// <param name="multiplyAdd">The method of a·b + c, or null for the runtime's.</param>
internal sealed class TilePrinter(CodeWriter writer, DenseKernel kernel, IReadOnlyList<Column> columns, int rows, int chains, string? multiplyAdd)
{
    private readonly int[] _rowLengths = [.. columns.Select(column => column.RowLength).Distinct()];
    private readonly int[] _lanes = [.. columns.Select(column => column.Lanes).Distinct().OrderByDescending(lanes => lanes)];

    /// <summary>Prints the tile.</summary>
    /// <param name="unit">The first output of the tile, an expression; null for 0.</param>
    /// <param name="weight">Its first bias, an expression; null for 0.</param>
    public void Print(string? unit, string? weight)
    {
        PrintBiases(weight);
        if (InFull)
            PrintInputsInFull(weight);
        else
            PrintInputLoop(weight);
        PrintChainSums();
        PrintEpilogue(unit);
    }

    private void PrintBiases(string? weight)
    {
        if (rows > 1)
            writer.Line($"// z<row>_<vector>: {rows} rows by {columns.Count} vector{(columns.Count > 1 ? "s" : string.Empty)} of sums that stay in registers{(kernel.HasBias ? ", each beginning with its bias" : string.Empty)}.");
        else if (chains > 1)
            writer.Line($"// z<vector>_<chain>: {chains} partial sums for each vector, so that one addition need not wait for the last.");
        for (int c = 0; c < columns.Count; c++)
        {
            string vector = VectorText.Type(columns[c].Lanes);
            writer.Line($"{vector}<float> {Sum(0, c, 0)} = {(kernel.HasBias ? $"{vector}.LoadUnsafe(ref w, {VectorText.Offset(weight, columns[c].Weight)})" : $"{vector}<float>.Zero")};");
            for (int row = 1; row < rows; row++)
                writer.Line($"{vector}<float> {Sum(row, c, 0)} = {Sum(0, c, 0)};");
            for (int chain = 1; chain < chains; chain++)
                writer.Line($"{vector}<float> {Sum(0, c, chain)} = {vector}<float>.Zero;");
        }
    }

    private void PrintInputsInFull(string? weight)
    {
        for (int i = 0; i < kernel.Inputs; i++)
            PrintInput($"{i}", i, i % chains, column => WeightAt(column, weight, i));
    }

    private string WeightAt(Column column, string? weight, int input) => VectorText.Offset(weight, column.Weight + ((FirstRow + input) * column.RowLength));

    /// <summary>One row of a small layer is printed without a loop; a tile of several hides the loop behind its own work.</summary>
    private bool InFull => kernel.Kind == KernelKind.Unrolled && rows == 1;

    private int FirstRow => kernel.HasBias ? 1 : 0;

    private void PrintInputLoop(string? weight)
    {
        int whole = kernel.Inputs / chains * chains;
        string starts = string.Concat(_rowLengths.Select(length => $", k{length} = {VectorText.Offset(weight, FirstRow * length)}"));
        string steps = string.Concat(_rowLengths.Select(length => $", k{length} += {length * chains}"));
        using (writer.Block($"for (nuint i = 0{starts}; i < {whole}; i += {chains}{steps})"))
        {
            if (rows > 1)
                writer.Line("// One weight of every output meets one input of every row.");
            for (int chain = 0; chain < chains; chain++)
                PrintInput(VectorText.Offset("i", chain), chain, chain, column => VectorText.Offset($"k{column.RowLength}", column.Weight + (chain * column.RowLength)));
        }

        for (int i = whole; i < kernel.Inputs; i++)
            PrintInput($"{i}", i, i - whole, column => WeightAt(column, weight, i));
    }

    /// <summary>One input of every row into every column.</summary>
    private void PrintInput(string input, int label, int chain, System.Func<Column, string> weightAt)
    {
        string suffix = InFull || chains > 1 ? $"_{label}" : string.Empty;
        if (rows > 1)
        {
            for (int c = 0; c < columns.Count; c++)
            {
                string vector = VectorText.Type(columns[c].Lanes);
                writer.Line($"{vector}<float> w{c}{suffix} = {vector}.LoadUnsafe(ref w, {weightAt(columns[c])});");
            }
        }

        for (int row = 0; row < rows; row++)
        {
            string offset = row == 0 ? input : VectorText.Offset(input, row * kernel.InputStride);
            foreach (int lanes in _lanes)
                writer.Line($"{VectorText.Type(lanes)}<float> {Broadcast(row, lanes, suffix)} = {(lanes == _lanes[0] ? $"{VectorText.Type(lanes)}.Create(Unsafe.Add(ref x, {offset}))" : VectorText.Lower(Broadcast(row, _lanes[0], suffix), _lanes[0], lanes))};");
            for (int c = 0; c < columns.Count; c++)
            {
                string vector = VectorText.Type(columns[c].Lanes);
                string weights = rows > 1 ? $"w{c}{suffix}" : $"{vector}.LoadUnsafe(ref w, {weightAt(columns[c])})";
                string sum = Sum(row, c, chain);
                writer.Line($"{sum} = {VectorText.MultiplyAdd(vector, multiplyAdd)}({Broadcast(row, columns[c].Lanes, suffix)}, {weights}, {sum});");
            }
        }
    }

    private void PrintChainSums()
    {
        if (chains == 1)
            return;
        for (int c = 0; c < columns.Count; c++)
        {
            string pairs = chains == 2
                ? $"{Sum(0, c, 0)} + {Sum(0, c, 1)}"
                : $"({Sum(0, c, 0)} + {Sum(0, c, 1)}) + ({Sum(0, c, 2)} + {Sum(0, c, 3)})";
            writer.Line($"{Sum(0, c, 0)} = {pairs};");
        }
    }

    private void PrintEpilogue(string? unit)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < columns.Count; c++)
            {
                string at = VectorText.Offset(unit, columns[c].Unit + (row * kernel.OutputStride));
                string vector = VectorText.Type(columns[c].Lanes);
                if (kernel.Epilogue == Epilogue.ActivateAndDerive)
                    PrintActivation(vector, row, c, at);
                else
                    writer.Line(VectorText.Store(vector, Finished(vector, Sum(row, c, 0), at), "y", at));
            }
        }
    }

    private void PrintActivation(string vector, int row, int column, string at)
    {
        string name = rows > 1 ? $"{row}_{column}" : $"{column}";
        writer.Line($"{vector}<float> a{name} = global::MlpGen.Numerics.{kernel.Activation}.Evaluate({Sum(row, column, 0)}, out {vector}<float> d{name});");
        writer.Line(VectorText.Store(vector, $"a{name}", "y", at));
        writer.Line(VectorText.Store(vector, $"d{name}", "d", at));
    }

    private string Finished(string vector, string sum, string at) => kernel.Epilogue switch
    {
        Epilogue.Relu => $"Relu.Evaluate({sum})",
        Epilogue.Activate => $"global::MlpGen.Numerics.{kernel.Activation}.Evaluate({sum})",
        Epilogue.TimesDerivative => $"{sum} * {vector}.LoadUnsafe(ref y, {at})",
        Epilogue.ReluMask => $"{vector}.ConditionalSelect({vector}.GreaterThan({vector}.LoadUnsafe(ref a, {at}), {vector}<float>.Zero), {sum}, {vector}<float>.Zero)",
        _ => sum,
    };

    private string Sum(int row, int column, int chain) =>
        rows > 1 ? $"z{row}_{column}" : chains > 1 ? $"z{column}_{chain}" : $"z{column}";

    private string Broadcast(int row, int lanes, string suffix) =>
        (rows > 1 ? $"x{row}" : suffix.Length > 0 ? $"x{suffix}" : "xi") + (_lanes.Length > 1 ? $"_by{lanes}" : string.Empty);
}
