namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about calls of a network in the same project. <c>Calls</c> covers every form of an argument.</summary>
internal static class CallRuleCases
{
    public static readonly RuleCase[] All =
    [
        Case("MLP031", "inputs", "net.Classify({|MLP031:stackalloc float[63]|});", "'input' of Classify has 63 floats, but a row of 'Digits' has 64 inputs. Pass 64."),
        Case("MLP031", "parameters and rows", "net.SetParameters({|MLP031:new float[Digits.ParameterCount - 1]|}); net.Forward(new float[128], {|MLP031:new float[10]|});",
            "'source' of SetParameters has 2409 floats, but 'Digits' has 2410 parameters. Pass 2410."),
        Case("MLP031", "valid lengths", "net.Classify(stackalloc float[64]); net.Forward(new float[128], new float[20]); net.SetParameters(new float[Digits.ParameterCount]);"),
        Case("MLP031", "unknown lengths", "net.Forward(x, y); net.Classify(x.AsSpan(1)); net.SetParameters(y);"),
        new("MLP031", "a network with an error", """
            using MlpGen;
            [Mlp(64, {|MLP012:0|})] partial class Net;
            class Program
            {
                static int Run(Net net) => net.Classify(new float[63]);
            }
            """),
        Case("MLP032", "one number in place of a row", "net.CreateTrainer(new Sgd()).Step(new float[64], {|MLP032:[7f]|});", "'targets' of Step has 1 float, but 1 row of 'Digits' needs 10. Pass 10."),
        Case("MLP032", "a row", "net.CreateTrainer(new Sgd()).Step(new float[64], new float[10]); net.ComputeLoss(x, y);"),
        Case("MLP033", "counted from one", "net.CreateTrainer(new Sgd()).Step(x, [1, {|MLP033:10|}]);", "The label for 'Digits' must be between 0 and 9 (was 10)"),
        Case("MLP033", "counted from zero", "net.CreateTrainer(new Sgd()).Step(x, [0, 9]);"),
        Absent("trainer", "net.{|MLP037:CreateTrainer|}(new Sgd());", "'Net' has no CreateTrainer, because its [Mlp] sets Training = false. Remove the setting.", "CS1501"),
        Absent("shorthand", "net?.{|MLP037:CreateTrainer|}(); net.{|MLP037:Backward|}(x, x, x, x); net!.{|MLP037:ComputeGradient|}(x, x, x);", null, "CS1929", "CS1061"),
        Absent("trainer's constructor", "Trainer trainer = new({|MLP037:net|}, new Sgd());", "'Net' has no code for training, because its [Mlp] sets Training = false. Remove the setting.", "CS1503"),
        Absent("population", "Population agents = new Population({|MLP037:net|}, 8);", "'Net' has no code for populations, because its [Mlp] sets Populations = false. Remove the setting."),
        Absent("named argument", "_ = new Population(count: 8, {|MLP037:network: net|});"),
        new("MLP037", "inside the class", """
            using MlpGen;
            [Mlp(2, 1, Training = false)] sealed partial class Net
            {
                Trainer Start() => {|MLP037:CreateTrainer|}(new Sgd());
                void Backward(int step) { }
                void Run() => Backward(1);
            }
            """, "'Net' has no CreateTrainer, because its [Mlp] sets Training = false. Remove the setting.", "CS0103"),
        Absent("inference", "net.Forward(x, x); net.Classify(x); net.ComputeLoss(x, x); net.WarmUp(); net.Save(\"net\"); Net copy = net.Clone(); copy.Lerp(net, 0.5f);"),
        new("MLP037", "networks with code", """
            using MlpGen;
            [Mlp(2, 1, Training = false)] sealed partial class Evolved;
            [Mlp(2, 1, Populations = false)] sealed partial class Trained;
            class Program
            {
                static void Run(Evolved evolved, Trained trained)
                {
                    _ = new Population(evolved, 8);
                    _ = trained.CreateTrainer();
                    _ = new Trainer(trained, new Sgd());
                }
            }
            """),
    ];

    private static RuleCase Absent(string name, string statements, string? message = null, params string[] errors) => new("MLP037", name, $$"""
        using MlpGen;
        [Mlp(2, 1, Training = false, Populations = false)] sealed partial class Net;
        class Program
        {
            static void Run(Net net, float[] x)
            {
                {{statements}}
            }
        }
        """, message, errors);

    private static RuleCase Case(string id, string name, string statements, string? message = null) => new(id, name, $$"""
        using System;
        using MlpGen;
        [Mlp(64, 32, 10, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] sealed partial class Digits;
        class Program
        {
            static void Run(Digits net, float[] x, float[] y)
            {
                {{statements}}
            }
        }
        """, message);
}
