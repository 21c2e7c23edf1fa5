using System.Collections.Generic;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission;

/// <summary>
/// The members of a network, in the order a reader meets them: what it is, how it is made, what it computes, how it is kept. None calls
/// another that is public, since the user may have overloads of it that C# prefers.
/// </summary>
internal static class ContractTexts
{
    private const string Inherit = "<inheritdoc/>";
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string Labels = "System.ReadOnlySpan<int>";
    private const string FloatsOut = "System.Span<float>";
    private const string Hot = KernelText.Optimize + "\n";

    public static IEnumerable<ContractText> Of(NetworkPlan plan) =>
    [
        .. Facts(plan),
        .. Making(plan),
        .. Inference(plan),
        .. ClassifyTexts.Of(plan),
        .. NamedRowTexts.Of(plan),
        .. Learning(plan),
        .. Keeping(plan),
        .. SelfCheckTexts.Of(plan),
        .. ForTrainers(plan),
    ];

    private static IEnumerable<ContractText> Facts(NetworkPlan plan)
    {
        HelperPlan names = plan.Names;
        yield return new("InputSize", "<summary>The number of inputs of one row.</summary>", "public const int InputSize", $"{plan.InputSize}");
        yield return new("OutputSize", "<summary>The number of outputs of one row.</summary>", "public const int OutputSize", $"{plan.OutputSize}");
        yield return new("ParameterCount", "<summary>The number of weights and biases.</summary>", "public const int ParameterCount", $"{plan.ParameterCount}");
        yield return new("LayerSizes", "<summary>Inputs, hidden layers, outputs.</summary>", "public static ReadOnlySpan<int> LayerSizes", $"{names.Layout}.Description.LayerSizes");
        yield return CostTexts.Of(plan);
        if (!plan.Members.HasText)
            yield return new(null, "<summary>The network in one line: layers, activations, loss and number of parameters.</summary>", "public override string ToString()", "NetworkText.Line(this)");

        yield return new(null, null, $"private AlignedBuffer {names.Parameters}", $"new AlignedBuffer({plan.PackedLength})");
        if (plan.WidthSwitch)
        {
            yield return new(null, null, $"private int {names.VectorWidth}", "0");
            yield return new(null, Inherit, "int IVectorWidthSwitch.VectorWidth", null, $"get => {names.VectorWidth};", $"set => {names.VectorWidth} = value;");
        }
    }

    private static IEnumerable<ContractText> Making(NetworkPlan plan)
    {
        if (!plan.Members.DeclaresConstructor)
        {
            yield return new(null, "<summary>Makes a network with the weights that <see cref=\"Initialize(int)\"/> draws.</summary>",
                $"public {plan.Type.Name}(int seed)", Initialization(plan));
            if (plan.Members.HasLoad)
                yield return new(null, null, $"private {plan.Type.Name}(Uninitialized _)", null);
        }

        yield return new("Initialize(int)", Inherit, "public void Initialize(int seed)", Initialization(plan));
    }

    private static string Initialization(NetworkPlan plan) =>
        $"NetworkInitializer.Initialize({plan.Names.Layout}.Description, {plan.Names.Parameters}.Span, seed)";

    private static IEnumerable<ContractText> Inference(NetworkPlan plan)
    {
        string call = Call(plan);
        yield return new($"Forward({Floats},{FloatsOut})", Inherit, Hot + "public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)", null,
            "int rows = Guard.Rows(inputs.Length, InputSize, nameof(inputs));",
            "Guard.Length(outputs.Length, rows, OutputSize, nameof(outputs));",
            "Guard.SameOrApart(outputs, inputs, nameof(outputs), nameof(inputs));",
            "if (rows == 1)",
            $"    {plan.Names.Kernels}.ForwardOne({call}, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs));",
            "else",
            $"    {plan.Names.Kernels}.Forward({call}, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), rows);");
    }

    private static IEnumerable<ContractText> Learning(NetworkPlan plan)
    {
        yield return Loss(plan, $"{Floats},{Floats}", "ReadOnlySpan<float> targets", "OutputSize", "targets");
        yield return Gradient(plan, $"{Floats},{Floats},{FloatsOut}", "ReadOnlySpan<float> targets", "OutputSize", "targets");
        if (plan.IsClassifier)
        {
            yield return Loss(plan, $"{Floats},{Labels}", "ReadOnlySpan<int> labels", "1", "labels");
            yield return Gradient(plan, $"{Floats},{Labels},{FloatsOut}", "ReadOnlySpan<int> labels", "1", "labels");
        }

        yield return new($"Backward({Floats},{Floats},{FloatsOut},{FloatsOut})", Inherit,
            Hot + "public void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients)", null,
            "int rows = Guard.Rows(inputs.Length, InputSize, nameof(inputs));",
            "Guard.Length(outputGradients.Length, rows, OutputSize, nameof(outputGradients));",
            "if (!gradient.IsEmpty)",
            "    Guard.Exactly(gradient.Length, ParameterCount, nameof(gradient));",
            "if (!inputGradients.IsEmpty)",
            "    Guard.Length(inputGradients.Length, rows, InputSize, nameof(inputGradients));",
            "Guard.SameOrApart(gradient, inputs, nameof(gradient), nameof(inputs));",
            "Guard.Apart(gradient, outputGradients, nameof(gradient), nameof(outputGradients));",
            "Guard.SameOrApart(inputGradients, inputs, nameof(inputGradients), nameof(inputs));",
            "Guard.Apart(inputGradients, outputGradients, nameof(inputGradients), nameof(outputGradients));",
            "Guard.Apart<float, float>(gradient, inputGradients, nameof(gradient), nameof(inputGradients));",
            $"AlignedBuffer workspace = Workspace.Rent({plan.WorkspaceLength});",
            $"Span<float> packed = workspace.Span.Slice({plan.Memory.Training.Length}, {plan.PackedLength});",
            "if (!gradient.IsEmpty)",
            "    packed.Clear();",
            $"GradientSum sink = new GradientSum(workspace, {plan.Memory.Training.Length});",
            "GivenGradients given = default(GivenGradients);",
            $"{plan.Names.Kernels}.Backward({Call(plan)}, inputs, outputGradients, rows, 1f, !gradient.IsEmpty, inputGradients, {(plan.HasDropout ? "default, " : string.Empty)}ref workspace.First, ref given, ref sink);",
            "if (!gradient.IsEmpty)",
            $"    {plan.Names.Layout}.Description.Unpack(packed, gradient);");
        yield return new("CreateTrainer(MlpGen.Optimizer)", Inherit,
            $"public {TrainerType(plan)} CreateTrainer(Optimizer optimizer)", $"new {TrainerType(plan)}(this, optimizer)");
        yield return new("CreateTrainer(MlpGen.Optimizer,MlpGen.TrainerOptions)", Inherit,
            $"public {TrainerType(plan)} CreateTrainer(Optimizer optimizer, TrainerOptions options)", $"new {TrainerType(plan)}(this, optimizer, options)");
    }

    private static IEnumerable<ContractText> Keeping(NetworkPlan plan)
    {
        HelperPlan names = plan.Names;
        yield return new($"GetParameters({FloatsOut})", Inherit, "public void GetParameters(Span<float> destination)", null,
            "Guard.Exactly(destination.Length, ParameterCount, nameof(destination));",
            $"{names.Layout}.Description.Unpack({names.Parameters}.Span, destination);");
        yield return new($"SetParameters({Floats})", Inherit, "public void SetParameters(ReadOnlySpan<float> source)", null,
            "Guard.Exactly(source.Length, ParameterCount, nameof(source));",
            $"{names.Layout}.Description.Pack(source, {names.Parameters}.Span);");
        yield return new("Save(string)", Inherit, "public void Save(string path)", "NetworkFile.Save(this, path)");
        yield return new("Save(System.IO.Stream)", Inherit, "public void Save(Stream stream)", "NetworkFile.Save(this, stream)");
        yield return new("LoadFrom(string)", Inherit, "public void LoadFrom(string path)", "NetworkFile.Load(this, path)");
        yield return new("LoadFrom(System.IO.Stream)", Inherit, "public void LoadFrom(Stream stream)", "NetworkFile.Load(this, stream)");
        if (!plan.Members.HasLoad)
            yield break;
        foreach ((string type, string full, string name) in new[] { ("string", "string", "path"), ("Stream", "System.IO.Stream", "stream") })
        {
            string qualified = full == "string" ? full : $"global::{full}";
            yield return Loading(
                plan,
                $"Load({full})",
                $"<summary>Makes a network and reads its parameters; see <see cref=\"LoadFrom({qualified})\"/>.</summary>",
                $"{type} {name}",
                name);
            yield return Loading(
                plan,
                $"Load({full},out MlpGen.NetworkTransform)",
                "<summary>Makes a network and reads its parameters and what its rows went through; see <c>NetworkFile.Load</c>.</summary>",
                $"{type} {name}, out NetworkTransform? transform",
                $"{name}, out transform");
            yield return Loading(
                plan,
                $"Load({full},bool)",
                "<summary>Makes a network and reads its parameters alone, for rows that are transformed already; see <c>NetworkFile.Load</c>.</summary>",
                $"{type} {name}, bool rowsAreTransformed",
                $"{name}, rowsAreTransformed");
        }
    }

    private static ContractText Loading(NetworkPlan plan, string key, string summary, string parameters, string arguments) => new(
        key, summary, $"public static {plan.Type.Reference} Load({parameters})", null,
        $"{plan.Type.Reference} network = new {plan.Type.Reference}(default(Uninitialized));",
        $"NetworkFile.Load(network, {arguments});",
        "return network;");

    private static IEnumerable<ContractText> ForTrainers(NetworkPlan plan)
    {
        HelperPlan names = plan.Names;
        yield return new(null, Inherit, "int INetwork.InputSize", "InputSize");
        yield return new(null, Inherit, "int INetwork.OutputSize", "OutputSize");
        yield return new(null, Inherit, "int INetwork.ParameterCount", "ParameterCount");
        yield return new(null, Inherit, "ReadOnlySpan<int> INetwork.LayerSizes", $"{names.Layout}.Description.LayerSizes");
        yield return new(null, Inherit, "ReadOnlySpan<Activation> INetwork.Activations", $"{names.Layout}.Description.Activations");
        yield return new(null, Inherit, "Loss INetwork.Loss", $"Loss.{plan.Loss}");
        if (plan.IsClassifier)
        {
            yield return new(null, Inherit, "Trainer INetwork.CreateTrainer(Optimizer optimizer)", "new ClassifierTrainer(this, optimizer)");
            yield return new(null, Inherit, "Trainer INetwork.CreateTrainer(Optimizer optimizer, TrainerOptions options)", "new ClassifierTrainer(this, optimizer, options)");
        }

        yield return new(null, Inherit, "NetworkDescription ITrainable.Description", $"{names.Layout}.Description");
        yield return new(null, Inherit, "AlignedBuffer ITrainable.PackedParameters", names.Parameters);
        yield return new(null, Inherit, "ITrainable ITrainable.Clone()", null,
            $"{plan.Type.Reference} clone = Copying.Shallow(this);",
            $"clone.{names.Parameters} = {names.Parameters}.Clone();",
            "return clone;");
        yield return new(null, Inherit, "int ITrainable.WorkspaceLength", $"{plan.Memory.Training.Length}");
        yield return new(null, Inherit, "int ITrainable.BlockRows", $"{plan.Memory.BlockRows}");
        yield return AddGradient(plan, "ITrainable", "ReadOnlySpan<float> targets", "targets");
        yield return new(null, Inherit,
            Hot + "double ITrainable.AddGradient<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, ref TLoss loss, DropoutDraw draw, AlignedBuffer gradient, AlignedBuffer workspace)", null,
            "GradientSum sink = new GradientSum(gradient, 0);",
            $"return {names.Kernels}.Backward({Call(plan)}, inputs, targets, {(plan.InputSize == 1 ? "inputs.Length" : "inputs.Length / InputSize")}, scale, true, default, {(plan.HasDropout ? "draw, " : string.Empty)}ref workspace.First, ref loss, ref sink);");
        const string Population = "void ITrainable.ForwardPopulation(AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int agents)";
        if (plan.HasPopulations)
        {
            string width = plan.WidthSwitch ? $"{names.VectorWidth}, " : string.Empty;
            yield return new(null, Inherit, Hot + Population, null,
                $"{names.Kernels}.ForwardPopulation({width}ref parameters.First, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), agents);");
        }
        else
        {
            yield return new(null, Inherit, Population, "throw new InvalidOperationException(\"No array is as long as the parameters of sixteen agents.\")");
        }

        yield return new(null, Inherit, "GradientPass<TSink> ITrainable.CreateGradientPass<TSink>()", $"new {names.Kernels}.Pass<TSink>({(plan.WidthSwitch ? "this, " : string.Empty)}{names.Parameters}).Run");
        if (plan.IsClassifier)
        {
            yield return AddGradient(plan, "ITrainableClassifier", "ReadOnlySpan<int> labels", "labels");
            yield return new(null, Inherit, "LabelGradientPass<TSink> ITrainableClassifier.CreateLabelGradientPass<TSink>()", $"new {names.Kernels}.Pass<TSink>({(plan.WidthSwitch ? "this, " : string.Empty)}{names.Parameters}).Run");
        }
    }

    private static ContractText Loss(NetworkPlan plan, string types, string parameter, string perRow, string name) => new(
        $"ComputeLoss({types})", Inherit, Hot + $"public float ComputeLoss(ReadOnlySpan<float> inputs, {parameter})", null,
        [.. DataGuards(name, perRow),
        $"return (float)({plan.Names.Kernels}.Loss({Call(plan)}, inputs, {name}, rows, ref Workspace.Rent({plan.Memory.Training.Length}).First) / rows);"]);

    private static ContractText Gradient(NetworkPlan plan, string types, string parameter, string perRow, string name) => new(
        $"ComputeGradient({types})", Inherit, Hot + $"public float ComputeGradient(ReadOnlySpan<float> inputs, {parameter}, Span<float> gradient)", null,
        [.. DataGuards(name, perRow),
        "Guard.Exactly(gradient.Length, ParameterCount, nameof(gradient));",
        "Guard.SameOrApart(gradient, inputs, nameof(gradient), nameof(inputs));",
        $"Guard.Apart(gradient, {name}, nameof(gradient), nameof({name}));",
        $"AlignedBuffer workspace = Workspace.Rent({plan.WorkspaceLength});",
        $"Span<float> packed = workspace.Span.Slice({plan.Memory.Training.Length}, {plan.PackedLength});",
        "packed.Clear();",
        $"GradientSum sink = new GradientSum(workspace, {plan.Memory.Training.Length});",
        $"double loss = {plan.Names.Kernels}.AddGradient({Call(plan)}, inputs, {name}, 1f / rows, ref workspace.First, ref sink);",
        $"{plan.Names.Layout}.Description.Unpack(packed, gradient);",
        "return (float)(loss / rows);"]);

    private static IEnumerable<string> DataGuards(string name, string perRow)
    {
        yield return "int rows = Guard.Rows(inputs.Length, InputSize, nameof(inputs));";
        yield return "Guard.NotEmpty(rows, nameof(inputs));";
        yield return $"Guard.Length({name}.Length, rows, {perRow}, nameof({name}));";
        if (name == "labels")
            yield return "Guard.Labels(labels, OutputSize, nameof(labels));";
    }

    private static ContractText AddGradient(NetworkPlan plan, string type, string parameter, string name) => new(
        null, Inherit, Hot + $"double {type}.AddGradient(ReadOnlySpan<float> inputs, {parameter}, float scale, AlignedBuffer gradient, AlignedBuffer workspace)", null,
        "GradientSum sink = new GradientSum(gradient, 0);",
        $"return {plan.Names.Kernels}.AddGradient({Call(plan)}, inputs, {name}, scale, ref workspace.First, ref sink);");

    /// <summary>The first arguments of every call into the passes.</summary>
    public static string Call(NetworkPlan plan) =>
        (plan.WidthSwitch ? $"{plan.Names.VectorWidth}, " : string.Empty) + $"ref {plan.Names.Parameters}.First";

    private static string TrainerType(NetworkPlan plan) => plan.IsClassifier ? "ClassifierTrainer" : "Trainer";
}
