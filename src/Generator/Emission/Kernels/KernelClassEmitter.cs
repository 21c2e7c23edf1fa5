using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Prints the class that holds the kernels of one vector width.</summary>
internal sealed class KernelClassEmitter(CodeWriter writer, NetworkPlan plan, WidthPlan width)
{
    public void Emit()
    {
        writer.Line(width.IsScalar
            ? "/// <summary>Plain loops, layer by layer.</summary>"
            : $"/// <summary>Everything for vectors of {width.Bits} bits: {width.Bits / 32} floats.</summary>");
        if (!width.IsScalar)
            EmitNames();
        writer.Line(GeneratedMark.OfCode);
        using (writer.Block($"internal static class {plan.KernelClass(width)}"))
        {
            new LayersEmitter(writer, plan, width).Emit();
            EmitKernels();
        }
    }

    /// <summary>Explains the names in the kernels, which are short since they occur thousands of times.</summary>
    private void EmitNames() => writer.Line("""
        /// <remarks>
        /// Names in the kernels, which run in tiles of a few rows by a few vectors:
        /// <list type="bullet">
        /// <item>w, x, y: where the weights, inputs and outputs of a tile begin; unit and weight move them on</item>
        /// <item>z2_1: a sum in a register, of row 2 and vector 1; of one row alone, of vector 2 and partial sum 1</item>
        /// <item>x2: an input of row 2 in every lane; x_2, of one row alone, input 2, or the one 2 after i</item>
        /// <item>w1: the weights of vector 1; k16: where a row of weights begins in panels of 16 lanes, k8 and k4 in narrower ones</item>
        /// <item>g3_1, b1: the gradient of the weights from input 3 to vector 1, and of the biases of vector 1</item>
        /// <item>ar, dr: where row r begins in a, the inputs of the layer, and in d, its δ</item>
        /// <item>of a population, z2_1 and x2_1 belong to unit 2 of the agents in vector 1</item>
        /// </list>
        /// </remarks>
        """);

    private void EmitKernels()
    {
        ActivationEmitter activations = new(writer, width.Bits);
        foreach (ActivationPass pass in plan.ActivationPasses)
            activations.Emit(pass);

        MultiplyAdd multiplyAdd = new(plan.MultiplyAdd);
        ScalarKernelEmitter scalar = new(writer);
        DenseKernelEmitter dense = new(writer, multiplyAdd);
        foreach (DenseTiling tiling in width.Dense)
        {
            if (tiling.Kernel.Kind == KernelKind.Scalar)
                scalar.Emit(tiling.Kernel);
            else
                dense.Emit(tiling);
        }

        GradientKernelEmitter gradient = new(writer, multiplyAdd);
        foreach (GradientTiling tiling in width.Gradients)
        {
            if (tiling.Kernel.Kind == KernelKind.Scalar)
                scalar.Emit(tiling.Kernel);
            else
                gradient.Emit(tiling);
        }

        if (!plan.HasPopulations)
            return;
        AgentsKernelEmitter agents = new(writer, width, multiplyAdd);
        foreach (AgentsKernel kernel in plan.AgentsKernels)
            agents.Emit(kernel);
    }
}
