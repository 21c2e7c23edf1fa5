using System;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a layer of a population, sixteen agents at once: eight outputs by one vector of agents in registers. Where a vector is narrower than
/// sixteen agents, a tile runs once for each part of the lines, which lie in the first-level cache from its first run on.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="width">The vector width in bits, 0 for one agent at a time.</param>
/// <param name="multiplyAdd">The method of a·b + c, or null for the runtime's.</param>
internal sealed class AgentsKernelEmitter(CodeWriter writer, int width, string? multiplyAdd)
{
    private const int Line = AgentsKernel.Lanes;

    private readonly int _lanes = Math.Max(1, width / 32);
    private readonly string _vector = $"Vector{width}";
    private readonly string _type = width == 0 ? "float" : $"Vector{width}<float>";

    public void Emit(AgentsKernel kernel)
    {
        writer.Blank();
        writer.Line($"// {Formula(kernel)} of sixteen agents, each with weights of its own: {kernel.Inputs} → {kernel.Outputs}.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"private static void {kernel.Name}(ref float w, ref float x, ref float y)"))
        {
            int whole = kernel.Outputs / AgentsKernel.Block * AgentsKernel.Block;
            if (whole > 0)
                EmitBlocks(kernel, whole);
            if (whole < kernel.Outputs)
                EmitTile(kernel, whole, kernel.Outputs - whole);
            if (IsPass(kernel.Activation))
                writer.Line($"{kernel.Activation}(ref y, {kernel.Outputs * Line});");
        }
    }

    private void EmitBlocks(AgentsKernel kernel, int outputs)
    {
        const int Step = AgentsKernel.Block * Line;
        if (outputs == AgentsKernel.Block)
        {
            EmitTile(kernel, 0, outputs);
            return;
        }

        writer.Line($"// outputs 0…{outputs - 1}, {AgentsKernel.Block} a step");
        using (writer.Block($"for (nuint unit = 0, weight = 0; unit < {outputs * Line}; unit += {Step}, weight += {Step * (1 + kernel.Inputs)})"))
        using (Lanes(null))
            EmitSums(kernel, AgentsKernel.Block, new Offset("unit"), new Offset("weight"));
    }

    private void EmitTile(AgentsKernel kernel, int first, int outputs)
    {
        using (Lanes(outputs == 1 ? $"// output {first}" : $"// outputs {first}…{first + outputs - 1}"))
            EmitSums(kernel, outputs, new Offset(null, first * Line), new Offset(null, first * (1 + kernel.Inputs) * Line));
    }

    /// <summary>Opens the loop over the parts of a line, or a block where a vector holds all of it.</summary>
    private CodeWriter.Scope? Lanes(string? comment)
    {
        if (_lanes == Line)
            return comment is null ? null : writer.Block(comment);
        if (comment is not null)
            writer.Line(comment);
        return writer.Block($"for (nuint lane = 0; lane < {Line}; lane += {_lanes})");
    }

    private void EmitSums(AgentsKernel kernel, int outputs, Offset unit, Offset weight)
    {
        string? lane = _lanes == Line ? null : "lane";
        int row = outputs * Line;
        for (int j = 0; j < outputs; j++)
            writer.Line($"{_type} z{j} = {Load("w", At(weight + (j * Line), lane))};");
        if (kernel.InFull)
        {
            for (int i = 0; i < kernel.Inputs; i++)
            {
                writer.Line($"{_type} x{i} = {Load("x", At(new Offset(null, i * Line), lane))};");
                EmitInput(outputs, $"x{i}", weight + ((1 + i) * row), lane);
            }
        }
        else
        {
            using (writer.Block($"for (nuint i = {lane ?? "0"}, k = {At(weight + row, lane)}; i < {kernel.Inputs * Line}; i += {Line}, k += {row})"))
            {
                writer.Line($"{_type} xi = {Load("x", "i")};");
                EmitInput(outputs, "xi", new Offset("k"), null);
            }
        }

        for (int j = 0; j < outputs; j++)
            EmitResult(kernel, $"z{j}", At(unit + (j * Line), lane));
    }

    private void EmitInput(int outputs, string x, Offset weight, string? lane)
    {
        for (int j = 0; j < outputs; j++)
        {
            string w = Load("w", At(weight + (j * Line), lane));
            writer.Line(width == 0 ? $"z{j} += {w} * {x};" : $"z{j} = {VectorText.MultiplyAdd(_vector, multiplyAdd)}({x}, {w}, z{j});");
        }
    }

    private void EmitResult(AgentsKernel kernel, string sum, string at)
    {
        string value = kernel.Activation == Activation.Relu ? $"global::MlpGen.Numerics.Relu.Evaluate({sum})" : sum;
        writer.Line(width == 0 ? $"Unsafe.Add(ref y, {at}) = {value};" : VectorText.Store(_vector, value, "y", at));
    }

    private string Load(string from, string at) => width == 0 ? $"Unsafe.Add(ref {from}, {at})" : $"{_vector}.LoadUnsafe(ref {from}, {at})";

    private static string At(Offset offset, string? lane) => lane is null ? $"{offset}" : offset.IsZero ? lane : $"{lane} + {offset}";

    private static bool IsPass(Activation activation) => activation is not (Activation.Identity or Activation.Relu or Activation.Softmax);

    private static string Formula(AgentsKernel kernel) =>
        kernel.Activation is Activation.Identity or Activation.Softmax ? "y = W·x + b" : $"a = {kernel.Activation}(W·x + b)";
}
