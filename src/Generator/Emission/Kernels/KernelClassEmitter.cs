using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Prints the class that holds the kernels of one vector width.</summary>
internal sealed class KernelClassEmitter(CodeWriter writer, NetworkPlan plan, WidthPlan width)
{
    public void Emit()
    {
        writer.Line(width.IsScalar
            ? "/// <summary>The layers as plain loops, in which a vector is a single float.</summary>"
            : $"/// <summary>The layers for vectors of {width.Bits} bits ({width.Bits / 32} floats).</summary>");
        EmitNames();
        writer.Line(GeneratedMark.OfCode);
        using (writer.Block($"internal static class {plan.KernelClass(width)}"))
        {
            new LayersEmitter(writer, plan, width).Emit();
            EmitKernels();
        }
    }

    /// <summary>Explains the names in the kernels. The names are short because they occur thousands of times.</summary>
    private void EmitNames()
    {
        writer.Line("""
            /// <remarks>
            /// The kernels run in tiles of a few rows by a few vectors. They use these names:
            /// <list type="bullet">
            /// <item>w, x, y: the start of the weights, inputs and outputs of a tile; unit and weight are offsets from there</item>
            /// <item>z2_1: the sum of row 2 and vector 1, in a register; in a kernel for one row, partial sum 1 of vector 2</item>
            /// <item>x2: an input of row 2, in every lane; in a kernel for one row, x_2 is input 2, or input i + 2 in a loop</item>
            /// <item>w1: the weights of vector 1; k16, k8, k4: the start of a row of weights in panels of 16, 8 and 4 lanes</item>
            """);
        if (plan.HasTraining)
        {
            writer.Line("""
                /// <item>g3_1, b1: the gradients of the weights from input 3 to vector 1, and of the biases of vector 1</item>
                /// <item>ar, dr: the start of row r in a (the inputs of the layer) and in d (its δ)</item>
                """);
        }

        if (plan.HasPopulations)
            writer.Line("/// <item>in a population, z2_1 and x2_1 belong to unit 2 of the agents in vector 1</item>");
        writer.Line("/// </list>\n/// </remarks>");
    }

    private void EmitKernels()
    {
        Arithmetic arithmetic = new(plan.Rounding, plan.MultiplyAdd);
        ActivationEmitter activations = new(writer, width, arithmetic);
        foreach (ActivationPass pass in plan.ActivationPasses)
            activations.Emit(pass);

        DenseKernelEmitter dense = new(writer, arithmetic);
        foreach (DenseTiling tiling in width.Dense)
            dense.Emit(tiling);

        GradientKernelEmitter gradient = new(writer, arithmetic);
        foreach (GradientTiling tiling in width.Gradients)
            gradient.Emit(tiling);

        AgentsKernelEmitter agents = new(writer, width, arithmetic);
        foreach (AgentsKernel kernel in plan.AgentsKernels)
            agents.Emit(kernel);
    }
}
