using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints one register tile of a dense kernel: sums in locals, the loop over the inputs, and the epilogue. For 4 rows and 1 column:
/// <code>
/// Vector256&lt;float&gt; z0 = Vector256.LoadUnsafe(ref w, weight), z1 = z0, …
/// for (…) { w0 = …; z0 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, i)), w0, z0); … }
/// </code>
/// Most generated text comes from this class. Therefore it prints piece by piece, and creates recurring names only once.
/// </summary>
/// <param name="writer">The writer of the file.</param>
/// <param name="kernel">The kernel to print.</param>
/// <param name="columns">The columns of the tile.</param>
/// <param name="rows">The rows of the tile.</param>
/// <param name="chains">The partial sums per output. More than one only for one row.</param>
/// <param name="inFull">True to print every input without a loop. Only for one row.</param>
/// <param name="epilogue">The last operation on a sum.</param>
/// <param name="multiplyAdd">The method of a·b + c.</param>
internal sealed class TilePrinter(
    CodeWriter writer,
    DenseKernel kernel,
    EquatableArray<Column> columns,
    int rows,
    int chains,
    bool inFull,
    Epilogue epilogue,
    MultiplyAdd multiplyAdd)
{
    // z0_0 to z7_7. No tile has more rows, columns or chains.
    private static readonly string[] Sums = [.. Enumerable.Range(0, 64).Select(i => $"z{i / 8}_{i % 8}")];

    private static readonly string[] Inputs = [.. Enumerable.Range(0, 8).Select(i => $"x{i}")];

    // Two lengths, 8 and 4, if the last outputs of a layer are in panels of different widths.
    private readonly int[] _lanes = [.. columns.Select(column => column.Lanes).Distinct()];

    /// <summary>Creates a tile of one row.</summary>
    public TilePrinter(CodeWriter writer, DenseKernel kernel, EquatableArray<Column> columns, RowTiling row, MultiplyAdd multiplyAdd)
        : this(writer, kernel, columns, rows: 1, row.Chains, row.InFull, kernel.Epilogue, multiplyAdd)
    {
    }

    /// <summary>Creates a tile of several rows, which has enough work to hide the latency of the loop over the inputs.</summary>
    public TilePrinter(CodeWriter writer, DenseKernel kernel, EquatableArray<Column> columns, int rows, MultiplyAdd multiplyAdd)
        : this(writer, kernel, columns, rows, chains: 1, inFull: false, kernel.TileEpilogue, multiplyAdd)
    {
    }

    /// <summary>Prints the tile.</summary>
    /// <param name="unit">The first output of the tile.</param>
    /// <param name="weight">Its first bias.</param>
    public void Print(Offset unit, Offset weight)
    {
        PrintBiases(weight);
        if (inFull)
            PrintInputsInFull(weight);
        else
            PrintInputLoop(weight);
        PrintChainSums();
        PrintEpilogue(unit);
    }

    private int FirstRow => kernel.HasBias ? 1 : 0;

    private void PrintBiases(Offset weight)
    {
        if (rows > 1)
            writer.Line($"// {rows} rows by {columns.Count} {(columns.Count > 1 ? "vectors" : "vector")} of sums, kept in registers.");
        else if (chains > 1)
            writer.Line($"// {chains} partial sums for each vector, so that an addition need not wait for the previous one.");
        for (int c = 0; c < columns.Count; c++)
        {
            string vector = VectorText.Type(columns[c].Lanes);
            string first = Sum(0, c, 0);
            if (kernel.HasBias)
                writer.Line($"{vector}<float> {first} = {vector}.LoadUnsafe(ref w, {weight + columns[c].Weight});");
            else
                writer.Line($"{vector}<float> {first} = {vector}<float>.Zero;");
            for (int row = 1; row < rows; row++)
                writer.Line($"{vector}<float> {Sum(row, c, 0)} = {first};");
            for (int chain = 1; chain < chains; chain++)
                writer.Line($"{vector}<float> {Sum(0, c, chain)} = {vector}<float>.Zero;");
        }
    }

    private void PrintInputsInFull(Offset weight)
    {
        for (int i = 0; i < kernel.Inputs; i++)
            PrintInputOfRow(new Offset(null, i), $"x_{i}", i % chains, _ => weight, FirstRow + i);
    }

    private void PrintInputLoop(Offset weight)
    {
        int whole = kernel.Inputs / chains * chains;
        int[] lengths = [.. columns.Select(column => column.RowLength).Distinct()];
        string starts = string.Concat(lengths.Select(length => $", k{length} = {weight + (FirstRow * length)}"));
        string steps = string.Concat(lengths.Select(length => $", k{length} += {length * chains}"));
        using (writer.Block($"for ($nuint i = 0{starts}; i < {whole}; i += {chains}{steps})"))
        {
            if (rows > 1)
            {
                PrintInputOfRows();
                return;
            }

            for (int chain = 0; chain < chains; chain++)
                PrintInputOfRow(new Offset("i", chain), chains > 1 ? $"x_{chain}" : "xi", chain, InLoop, chain);
        }

        for (int i = whole; i < kernel.Inputs; i++)
            PrintInputOfRow(new Offset(null, i), $"x_{i}", i - whole, _ => weight, FirstRow + i);
    }

    /// <summary>Prints the products of one input of a single row with every column.</summary>
    /// <param name="input">The offset of the input.</param>
    /// <param name="x">The name of the input.</param>
    /// <param name="chain">The partial sum that receives the products.</param>
    /// <param name="start">Returns the offset from which the weights of a column are counted.</param>
    /// <param name="weightRow">The row of the panels, counted from that offset.</param>
    private void PrintInputOfRow(Offset input, string x, int chain, System.Func<Column, Offset> start, int weightRow)
    {
        PrintBroadcasts(x, input);
        for (int c = 0; c < columns.Count; c++)
        {
            Column column = columns[c];
            string vector = VectorText.Type(column.Lanes);
            string sum = Sum(0, c, chain);
            Offset at = start(column) + (column.Weight + (weightRow * column.RowLength));
            writer.Line(
                $"{sum} = {multiplyAdd.Owner(vector)}.{multiplyAdd.Method}" +
                $"({Broadcast(x, column.Lanes)}, {vector}.LoadUnsafe(ref w, {at}), {sum});");
        }
    }

    /// <summary>Prints the products of one input of every row with every column.</summary>
    private void PrintInputOfRows()
    {
        for (int c = 0; c < columns.Count; c++)
        {
            string vector = VectorText.Type(columns[c].Lanes);
            writer.Line($"{vector}<float> w{c} = {vector}.LoadUnsafe(ref w, {InLoop(columns[c]) + columns[c].Weight});");
        }

        for (int row = 0; row < rows; row++)
        {
            string x = Inputs[row];
            PrintBroadcasts(x, new Offset("i", row * kernel.InputStride));
            for (int c = 0; c < columns.Count; c++)
            {
                string sum = Sum(row, c, 0);
                string owner = multiplyAdd.Owner(VectorText.Type(columns[c].Lanes));
                writer.Line($"{sum} = {owner}.{multiplyAdd.Method}({Broadcast(x, columns[c].Lanes)}, w{c}, {sum});");
            }
        }
    }

    /// <summary>Prints vectors with one input in every lane, for each vector type of the tile.</summary>
    private void PrintBroadcasts(string x, Offset input)
    {
        string vector = VectorText.Type(_lanes[0]);
        string widest = Broadcast(x, _lanes[0]);
        writer.Line($"{vector}<float> {widest} = {vector}.Create($Unsafe.Add(ref x, {input}));");
        for (int i = 1; i < _lanes.Length; i++)
        {
            string lower = VectorText.Lower(widest, _lanes[0], _lanes[i]);
            writer.Line($"{VectorText.Type(_lanes[i])}<float> {Broadcast(x, _lanes[i])} = {lower};");
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

    private void PrintEpilogue(Offset unit)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < columns.Count; c++)
                PrintResult(row, c, unit + (columns[c].Unit + (row * kernel.OutputStride)));
        }
    }

    // Like VectorText.Store, but without a string for every operand.
    private void PrintResult(int row, int column, Offset at)
    {
        string vector = VectorText.Type(columns[column].Lanes);
        string sum = Sum(row, column, 0);
        switch (epilogue)
        {
            case Epilogue.ActivateAndDerive:
                // Only for one row. A tile of several rows leaves activations to a pass over all rows.
                writer.Line(
                    $"{vector}<float> a{column} = " +
                    $"$runtime::MlpGen.Numerics.{kernel.Activation}.Evaluate({sum}, out {vector}<float> d{column});");
                writer.Line($"{vector}.StoreUnsafe(a{column}, ref y, {at});");
                writer.Line($"{vector}.StoreUnsafe(d{column}, ref d, {at});");
                break;
            case Epilogue.Relu:
                writer.Line($"{vector}.StoreUnsafe($runtime::MlpGen.Numerics.Relu.Evaluate({sum}), ref y, {at});");
                break;
            case Epilogue.Activate:
                writer.Line($"{vector}.StoreUnsafe($runtime::MlpGen.Numerics.{kernel.Activation}.Evaluate({sum}), ref y, {at});");
                break;
            case Epilogue.TimesDerivative:
                writer.Line($"{vector}.StoreUnsafe({sum} * {vector}.LoadUnsafe(ref y, {at}), ref y, {at});");
                break;
            case Epilogue.ReluMask:
                writer.Line($"{vector}.StoreUnsafe({vector}.ConditionalSelect(");
                using (writer.Indent())
                {
                    writer.Line($"{vector}.GreaterThan({vector}.LoadUnsafe(ref a, {at}), {vector}<float>.Zero),");
                    writer.Line($"{sum}, {vector}<float>.Zero), ref y, {at});");
                }

                break;
            default:
                writer.Line($"{vector}.StoreUnsafe({sum}, ref y, {at});");
                break;
        }
    }

    private string Sum(int row, int column, int chain) =>
        rows > 1 ? Sums[(row * 8) + column] : chains > 1 ? Sums[(column * 8) + chain] : $"z{column}";

    private string Broadcast(string x, int lanes) => _lanes.Length > 1 ? $"{x}_by{lanes}" : x;

    private static Offset InLoop(Column column) => new(column.RowLength switch
    {
        4 => "k4",
        8 => "k8",
        _ => "k16",
    });
}
