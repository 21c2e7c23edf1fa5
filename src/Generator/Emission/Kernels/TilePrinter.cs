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
/// <param name="arithmetic">The operations on vectors.</param>
internal sealed class TilePrinter(
    CodeWriter writer,
    DenseKernel kernel,
    EquatableArray<Column> columns,
    int rows,
    int chains,
    bool inFull,
    Epilogue epilogue,
    Arithmetic arithmetic)
{
    // z0_0 to z7_7. No tile has more rows, columns or chains.
    private static readonly string[] Sums = [.. Enumerable.Range(0, 64).Select(i => $"z{i / 8}_{i % 8}")];

    private static readonly string[] Inputs = [.. Enumerable.Range(0, 8).Select(i => $"x{i}")];

    private static readonly string[] Weights = [.. Enumerable.Range(0, 8).Select(i => $"w{i}")];

    // Two lengths, 8 and 4, if the last outputs of a layer are in panels of different widths.
    private readonly int[] _lanes = [.. columns.Select(column => column.Lanes).Distinct()];

    /// <summary>Creates a tile of one row.</summary>
    public TilePrinter(CodeWriter writer, DenseKernel kernel, EquatableArray<Column> columns, RowTiling row, Arithmetic arithmetic)
        : this(writer, kernel, columns, rows: 1, row.Chains, row.InFull, kernel.Epilogue, arithmetic)
    {
    }

    /// <summary>
    /// Creates a tile of a batch. It has several rows, and so enough work to hide the latency of the loop over the inputs.
    /// </summary>
    public TilePrinter(CodeWriter writer, DenseKernel kernel, EquatableArray<Column> columns, int rows, Arithmetic arithmetic)
        : this(writer, kernel, columns, rows, chains: 1, inFull: false, kernel.TileEpilogue, arithmetic)
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
            int lanes = columns[c].Lanes;
            string type = VectorText.Type(lanes);
            string first = Sum(0, c, 0);
            string start = kernel.HasBias ? VectorText.Load(lanes, "w", weight + columns[c].Weight) : VectorText.Zero(lanes);
            writer.Line($"{type} {first} = {start};");
            for (int row = 1; row < rows; row++)
                writer.Line($"{type} {Sum(row, c, 0)} = {first};");
            for (int chain = 1; chain < chains; chain++)
                writer.Line($"{type} {Sum(0, c, chain)} = {VectorText.Zero(lanes)};");
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
            Offset at = start(column) + (column.Weight + (weightRow * column.RowLength));
            string w = VectorText.Load(column.Lanes, "w", at);
            arithmetic.PrintMultiplyAdd(writer, column.Lanes, Broadcast(x, column.Lanes), w, Sum(0, c, chain));
        }
    }

    /// <summary>Prints the products of one input of every row with every column.</summary>
    private void PrintInputOfRows()
    {
        for (int c = 0; c < columns.Count; c++)
        {
            int lanes = columns[c].Lanes;
            writer.Line($"{VectorText.Type(lanes)} w{c} = {VectorText.Load(lanes, "w", InLoop(columns[c]) + columns[c].Weight)};");
        }

        for (int row = 0; row < rows; row++)
        {
            string x = Inputs[row];
            PrintBroadcasts(x, new Offset("i", row * kernel.InputStride));
            for (int c = 0; c < columns.Count; c++)
                arithmetic.PrintMultiplyAdd(writer, columns[c].Lanes, Broadcast(x, columns[c].Lanes), Weights[c], Sum(row, c, 0));
        }
    }

    /// <summary>Prints vectors with one input in every lane, for each vector type of the tile.</summary>
    private void PrintBroadcasts(string x, Offset input)
    {
        string widest = Broadcast(x, _lanes[0]);
        string value = VectorText.Broadcast(_lanes[0], $"$Unsafe.Add(ref x, {input})");
        writer.Line($"{VectorText.Type(_lanes[0])} {widest} = {value};");
        for (int i = 1; i < _lanes.Length; i++)
        {
            string lower = VectorText.Lower(widest, _lanes[0], _lanes[i]);
            writer.Line($"{VectorText.Type(_lanes[i])} {Broadcast(x, _lanes[i])} = {lower};");
        }
    }

    private void PrintChainSums()
    {
        if (chains == 1)
            return;
        for (int c = 0; c < columns.Count; c++)
        {
            int lanes = columns[c].Lanes;
            string pairs = VectorText.Sum(lanes, Sum(0, c, 0), Sum(0, c, 1));
            if (chains == 4)
            {
                string others = VectorText.Sum(lanes, Sum(0, c, 2), Sum(0, c, 3));
                pairs = lanes == 1 ? VectorText.Sum(1, pairs, others) : $"({pairs}) + ({others})";
            }

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

    private void PrintResult(int row, int column, Offset at)
    {
        int lanes = columns[column].Lanes;
        string sum = Sum(row, column, 0);
        string type = VectorText.Type(lanes);
        switch (epilogue)
        {
            case Epilogue.ActivateAndDerive:
                // Only for one row. A tile of several rows leaves activations to a pass over all rows.
                writer.Line($"{type} a{column} = {arithmetic.Activate(kernel.Activation, $"{sum}, out {type} d{column}")};");
                writer.Line(VectorText.Store(lanes, $"a{column}", "y", at));
                writer.Line(VectorText.Store(lanes, $"d{column}", "d", at));
                break;
            case Epilogue.Relu:
                writer.Line(VectorText.Store(lanes, arithmetic.Activate(Activation.Relu, sum), "y", at));
                break;
            case Epilogue.Activate:
                writer.Line(VectorText.Store(lanes, arithmetic.Activate(kernel.Activation, sum), "y", at));
                break;
            case Epilogue.TimesDerivative:
                writer.Line(VectorText.Store(lanes, VectorText.Product(lanes, sum, VectorText.Load(lanes, "y", at)), "y", at));
                break;
            case Epilogue.ReluMask:
                writer.Line(VectorText.StoreWherePositive(lanes, VectorText.Load(lanes, "a", at), sum, "y", at.ToString()));
                break;
            default:
                writer.Line(VectorText.Store(lanes, sum, "y", at));
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
