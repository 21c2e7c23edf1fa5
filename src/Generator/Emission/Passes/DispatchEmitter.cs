using System.Linq;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>
/// Prints the choice of the vector width. <c>Vector512.IsHardwareAccelerated</c> and similar properties are constants to the JIT, so the
/// choice costs nothing at run time. A machine without any of the planned widths takes the narrowest, whose vectors then are emulated.
/// </summary>
internal sealed class DispatchEmitter(CodeWriter writer, NetworkPlan plan)
{
    public void Emit()
    {
        EmitMethod(LayerMethods.ForwardRow);
        EmitMethod(LayerMethods.ForwardRows);
        if (plan.Output.Pass == OutputPass.Activation)
            EmitMethod(LayerMethods.Activate, $"{plan.Last.Activation}");
        if (plan.HasTraining)
            EmitTraining();
        if (plan.HasPopulations)
            EmitMethod(LayerMethods.ForwardAgents);
    }

    private void EmitTraining()
    {
        EmitMethod(LayerMethods.ForwardTraining(plan));
        if (plan.Output.Pass == OutputPass.Activation)
            EmitMethod(LayerMethods.ActivateAndDerive, $"{plan.Last.Activation}");
        if (plan.Last.Derivative != DerivativeSource.One)
            EmitMethod(LayerMethods.OutputDelta);
        if (plan.Layers.Count > 1)
            EmitMethod(LayerMethods.HiddenDeltas);
        EmitMethod(LayerMethods.AddGradients);
        EmitMethod(LayerMethods.InputGradients);
    }

    /// <param name="method">The method that forwards the call.</param>
    /// <param name="target">The name of the method in the kernel class, if it differs.</param>
    private void EmitMethod(LayerMethod method, string? target = null)
    {
        writer.Blank();
        writer.Line(KernelText.Inline);
        string[] parameters = plan.WidthSwitch ? ["int width", .. method.Declarations] : method.Declarations;
        using (writer.Block($"private static void {method.Name}(", parameters, ")", method.Constraint))
        {
            WidthPlan narrowest = plan.Widths[0];
            if (plan.Widths.Count == 1)
            {
                EmitCall(narrowest);
                return;
            }

            string choice = "if";
            foreach (WidthPlan width in plan.Widths.Skip(1).Reverse())
            {
                writer.Line($"{choice} ({Condition(width.Bits)})");
                using (writer.Indent())
                    EmitCall(width);
                choice = "else if";
            }

            writer.Line("else");
            using (writer.Indent())
                EmitCall(narrowest);
        }

        void EmitCall(WidthPlan width) => writer.List($"{plan.KernelClass(width)}.{target ?? method.Name}(", method.Arguments, ");");
    }

    private string Condition(int width)
    {
        // In a browser, the narrowest vectors may be slower than plain loops.
        string supported = width == 128 ? "$Simd.IsFast" : $"$Vector{width}.IsHardwareAccelerated";
        return plan.WidthSwitch ? $"width == {width} || (width == 0 && {supported})" : supported;
    }
}
