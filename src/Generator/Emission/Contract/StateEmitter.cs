using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Contract;

/// <summary>
/// Prints the fields, constructors and <c>ToString</c> of a network. They are not in the table of members, because nothing can clash with
/// them.
/// </summary>
internal static class StateEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        if (!plan.Members.HasText)
            EmitText(writer);
        EmitFields(writer, plan);
        if (!plan.Members.DeclaresConstructor)
            EmitConstructors(writer, plan);
    }

    /// <summary>Returns the expression that draws the parameters.</summary>
    public static string Initialization(NetworkPlan plan) =>
        $"$NetworkInitializer.Initialize($Layout.Description, {plan.Names.Parameters}.Span, seed)";

    private static void EmitText(CodeWriter writer)
    {
        writer.Blank();
        writer.Line("/// <summary>Returns a one-line description: layers, activations, loss and number of parameters.</summary>");
        writer.Line(GeneratedMark.OfCode);
        writer.Line("public override string ToString() => $NetworkText.Line(this);");
    }

    private static void EmitFields(CodeWriter writer, NetworkPlan plan)
    {
        writer.Blank();
        writer.Line(GeneratedMark.OfData);
        writer.Line($"private $AlignedBuffer {plan.Names.Parameters} = new $AlignedBuffer({plan.PackedLength});");
        if (!plan.WidthSwitch)
            return;
        writer.Blank();
        writer.Line(GeneratedMark.OfData);
        writer.Line($"private int {plan.Names.VectorWidth} = 0;");
        writer.Blank();
        writer.Line("/// <inheritdoc/>");
        writer.Line(GeneratedMark.OfCode);
        using (writer.Block("int $IVectorWidthSwitch.VectorWidth"))
        {
            writer.Line($"get => {plan.Names.VectorWidth};");
            writer.Line($"set => {plan.Names.VectorWidth} = value;");
        }
    }

    private static void EmitConstructors(CodeWriter writer, NetworkPlan plan)
    {
        writer.Blank();
        writer.Line("/// <summary>Creates a network with the parameters that <see cref=\"Initialize(int)\"/> draws.</summary>");
        writer.Line(GeneratedMark.OfCode);
        writer.Line($"public {plan.Type.Name}(int seed) => {Initialization(plan)};");
        if (!plan.Members.HasLoad)
            return;
        writer.Blank();
        writer.Line(GeneratedMark.OfCode);
        writer.Block($"private {plan.Type.Name}($Uninitialized _)").Dispose();
    }
}
