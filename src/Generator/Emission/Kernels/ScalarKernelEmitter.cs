using System;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Prints the kernels of a layer as plain loops over the canonical layout, as a readable reference.</summary>
internal sealed class ScalarKernelEmitter(CodeWriter writer)
{
    public void Emit(DenseKernel kernel)
    {
        writer.Blank();
        writer.Comment("//", $"{KernelText.Describe(kernel)}, one row.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"private static void {kernel.Name}Row({KernelText.Parameters(kernel)})"))
        using (writer.Block($"for ($nuint j = 0; j < {kernel.Outputs}; j++)"))
        {
            // Seen from this side, the weights of a transposed layer are [input][output], without a bias.
            writer.Line(kernel.Transposed ? "float z = 0;" : $"float z = $Unsafe.Add(ref w, {kernel.Inputs * kernel.Outputs} + j);");
            using (writer.Block($"for ($nuint i = 0; i < {kernel.Inputs}; i++)"))
            {
                string weight = kernel.Transposed ? $"(i * {kernel.Outputs}) + j" : $"(j * {kernel.Inputs}) + i";
                writer.Line($"z += $Unsafe.Add(ref w, {weight}) * $Unsafe.Add(ref x, i);");
            }

            writer.Line($"$Unsafe.Add(ref y, j) = {Finished(kernel.Epilogue)};");
        }

        EmitRows(kernel);
    }

    public void Emit(GradientKernel kernel)
    {
        using (KernelText.Begin(writer, kernel))
        using (writer.Block($"for ($nuint j = 0; j < {kernel.Outputs}; j++)"))
        {
            string delta = $"$Unsafe.Add(ref deltas, (r * {kernel.DeltaStride}) + j)";
            using (writer.Block($"for ($nuint i = 0; i < {kernel.Inputs}; i++)"))
                EmitSum("g", $"start + (j * {kernel.Inputs}) + i", $"{delta} * $Unsafe.Add(ref inputs, (r * {kernel.InputStride}) + i)");
            writer.Blank();
            EmitSum("b", $"start + {kernel.Inputs * kernel.Outputs} + j", delta);
        }
    }

    private void EmitSum(string name, string index, string term)
    {
        writer.Line($"sink.Begin({index}, out float {name});");
        using (writer.Block("for ($nuint r = 0; r < ($nuint)rows; r++)"))
            writer.Line($"{name} += {term};");
        writer.Line($"sink.End({index}, {name});");
    }

    private void EmitRows(DenseKernel kernel)
    {
        writer.Blank();
        writer.Comment("//", $"{KernelText.Describe(kernel)}, for a block of rows.");
        using (writer.Block($"private static void {kernel.Name}Rows({KernelText.Parameters(kernel, "int rows")})"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
            KernelText.CallRow(writer, kernel);
    }

    private static string Finished(Epilogue epilogue) => epilogue switch
    {
        Epilogue.Relu => "$runtime::MlpGen.Numerics.Relu.Evaluate(z)",
        Epilogue.TimesDerivative => "z * $Unsafe.Add(ref y, j)",
        Epilogue.ReluMask => "$Unsafe.Add(ref a, j) > 0 ? z : 0",
        Epilogue.Store or Epilogue.Activate or Epilogue.ActivateAndDerive => "z",
        _ => throw new ArgumentOutOfRangeException(nameof(epilogue), $"{epilogue} has no scalar form."),
    };
}
