using System;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;
using MlpGen.Layout;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a layer of a population for sixteen agents at once. A tile keeps four outputs by one vector of 512 bits, or by two narrower
/// vectors, in registers. If the vectors hold fewer than sixteen agents, a tile runs once for each part of the cache lines. The lines are
/// in the first-level cache after the first run.
/// </summary>
/// <param name="writer">The writer of the file.</param>
/// <param name="width">The vector width.</param>
/// <param name="arithmetic">The operations on vectors.</param>
internal sealed class AgentsKernelEmitter(CodeWriter writer, WidthPlan width, Arithmetic arithmetic)
{
    private const int Line = PopulationPanels.Lanes;
    private const int Block = PopulationPanels.Block;

    private readonly int _lanes = width.Agents.Lanes;
    private readonly int _vectors = width.Agents.Count;

    /// <summary>
    /// The sums of a tile, z&lt;output&gt; or z&lt;output&gt;_&lt;vector&gt;, and the place of each in the lines of its outputs.
    /// </summary>
    private readonly (string Name, int At)[] _sums =
    [
        .. from j in Enumerable.Range(0, Block)
           from v in Enumerable.Range(0, width.Agents.Count)
           select (Name($"z{j}", v, width.Agents), (j * Line) + (v * width.Agents.Lanes)),
    ];

    /// <summary>The variable to add to an offset if a tile does not hold whole lines.</summary>
    private string? Part => width.Agents.FillLine ? null : "lane";

    public void Emit(AgentsKernel kernel)
    {
        writer.Blank();
        writer.Line($"// {Formula(kernel)} for sixteen agents, each with its own weights: {kernel.Inputs} → {kernel.Outputs}.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"private static void {kernel.Name}(ref float w, ref float x, ref float y)"))
        {
            int whole = kernel.WholeOutputs;
            if (whole > Block)
                EmitBlocks(kernel, whole);
            else if (whole > 0)
                EmitTile(kernel, 0, whole, isAlone: whole == kernel.Outputs);
            if (whole < kernel.Outputs)
                EmitTile(kernel, whole, kernel.Outputs - whole, isAlone: whole == 0);
            writer.Blank();
            if (kernel.HasActivationPass)
                writer.Line($"{kernel.Activation}(ref y, {kernel.Outputs * Line});");
        }
    }

    private void EmitBlocks(AgentsKernel kernel, int outputs)
    {
        const int Step = Block * Line;
        writer.Line($"// outputs 0…{outputs - 1}, {Block} per step");
        using (writer.Block(
            $"for ($nuint unit = 0, weight = 0; unit < {outputs * Line}; unit += {Step}, weight += {kernel.BlockStart(Block)})"))
        using (Parts())
            EmitSums(kernel, Block, new Offset("unit"), new Offset("weight"));
    }

    /// <summary>Prints a tile, in a separate block if another tile uses the same names.</summary>
    private void EmitTile(AgentsKernel kernel, int first, int outputs, bool isAlone)
    {
        string comment = outputs == 1 ? $"// output {first}" : $"// outputs {first}…{first + outputs - 1}";
        bool isBlock = Part is null && !isAlone;
        if (!isBlock)
            writer.Line(comment);
        using (isBlock ? writer.Block(comment) : Parts())
            EmitSums(kernel, outputs, new Offset(null, first * Line), new Offset(null, kernel.BlockStart(first)));
    }

    /// <summary>Opens the loop over the parts of a line, if a tile does not hold whole lines.</summary>
    private CodeWriter.Scope? Parts()
    {
        if (Part is null)
            return null;
        return writer.Block($"for ($nuint {Part} = 0; {Part} < {Line}; {Part} += {_vectors * _lanes})");
    }

    private void EmitSums(AgentsKernel kernel, int outputs, Offset unit, Offset weight)
    {
        int row = outputs * Line;
        ReadOnlySpan<(string Name, int At)> sums = _sums.AsSpan(0, outputs * _vectors);
        (unit, weight) = (InPart(unit), InPart(weight));
        foreach ((string z, int at) in sums)
            EmitLoad(z, "w", weight + at);
        if (kernel.InFull)
        {
            for (int i = 0; i < kernel.Inputs; i++)
                EmitInput(sums, $"x{i}", InPart(new Offset(null, i * Line)), weight + ((1 + i) * row));
        }
        else
        {
            using (writer.Block($"for ($nuint i = {Part ?? "0"}, k = {weight + row}; i < {kernel.Inputs * Line}; i += {Line}, k += {row})"))
                EmitInput(sums, "xi", new Offset("i"), new Offset("k"));
        }

        foreach ((string z, int at) in sums)
        {
            string value = kernel.Epilogue == Epilogue.Relu ? arithmetic.Activate(Activation.Relu, z) : z;
            writer.Line(VectorText.Store(_lanes, value, "y", unit + at));
        }
    }

    /// <summary>Prints the products of one input of every agent and its weights.</summary>
    private void EmitInput(ReadOnlySpan<(string Name, int At)> sums, string input, Offset unit, Offset weight)
    {
        string[] x = [.. Enumerable.Range(0, _vectors).Select(v => Name(input, v, width.Agents))];
        for (int v = 0; v < _vectors; v++)
            EmitLoad(x[v], "x", unit + (v * _lanes));
        for (int i = 0; i < sums.Length; i++)
        {
            string w = VectorText.Load(_lanes, "w", weight + sums[i].At);
            arithmetic.PrintMultiplyAdd(writer, _lanes, x[i % _vectors], w, sums[i].Name);
        }
    }

    private void EmitLoad(string name, string from, Offset at) =>
        writer.Line($"{VectorText.Type(_lanes)} {name} = {VectorText.Load(_lanes, from, at)};");

    private Offset InPart(Offset offset) =>
        Part is null ? offset : new Offset(offset.Start is null ? Part : $"{offset.Start} + {Part}", offset.Literal);

    private static string Name(string name, int vector, AgentVectors vectors) => vectors.Count == 1 ? name : $"{name}_{vector}";

    private static string Formula(AgentsKernel kernel) =>
        kernel is { Epilogue: Epilogue.Store, HasActivationPass: false } ? "y = W·x + b" : $"a = {kernel.Activation}(W·x + b)";
}
