using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints one register tile of a dense kernel: sums in locals, the loop over the inputs, the epilogue. For 4 rows and 1 column it is
/// <code>
/// Vector256&lt;float&gt; z0 = Vector256.LoadUnsafe(ref w, weight), z1 = z0, …
/// for (…) { w0 = …; z0 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, i)), w0, z0); … }
/// </code>
/// Most of all generated text comes from here, so that it is printed piece by piece, and names that come up again and again are made once.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="kernel">What to compute.</param>
/// <param name="columns">The columns of the tile.</param>
/// <param name="rows">Its rows.</param>
/// <param name="chains">Partial sums per output; more than one only with one row.</param>
/// <param name="inFull">Every input is printed, without a loop; only with one row.</param>
/// <param name="epilogue">What is done to a sum.</param>
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
    // z0_0 to z7_7: no tile has more rows, columns or chains.
    private static readonly string[] Sums = [.. Enumerable.Range(0, 64).Select(i => $"z{i / 8}_{i % 8}")];

    private static readonly string[] Inputs = [.. Enumerable.Range(0, 8).Select(i => $"x{i}")];

    // 8 and 4 where the last outputs of a layer are not alike.
    private readonly int[] _lanes = [.. columns.Select(column => column.Lanes).Distinct()];

    /// <summary>The tile of one row.</summary>
    public TilePrinter(CodeWriter writer, DenseKernel kernel, EquatableArray<Column> columns, RowTiling row, MultiplyAdd multiplyAdd)
        : this(writer, kernel, columns, rows: 1, row.Chains, row.InFull, kernel.Epilogue, multiplyAdd)
    {
    }

    /// <summary>A tile of several rows, which hides the loop over the inputs behind its own work.</summary>
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
            writer.Line($"// {rows} rows by {columns.Count} {(columns.Count > 1 ? "vectors" : "vector")} of sums that stay in registers.");
        else if (chains > 1)
            writer.Line($"// {chains} partial sums for each vector, so that one addition need not wait for the last.");
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

    /// <summary>One input of a single row into every column.</summary>
    /// <param name="input">Where it stands.</param>
    /// <param name="x">What it is called.</param>
    /// <param name="chain">The partial sum it goes into.</param>
    /// <param name="start">Where the weights of a column are counted from.</param>
    /// <param name="weightRow">The row of the panels, from there.</param>
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

    /// <summary>One input of every row into every column.</summary>
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

    /// <summary>One input in every lane, for each vector type of the tile.</summary>
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

    // As VectorText.Store, without a text for every operand.
    private void PrintResult(int row, int column, Offset at)
    {
        string vector = VectorText.Type(columns[column].Lanes);
        string sum = Sum(row, column, 0);
        switch (epilogue)
        {
            case Epilogue.ActivateAndDerive:
                // Of one row: a tile of several leaves activations to a pass over all of its rows.
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
