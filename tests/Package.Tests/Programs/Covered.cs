using System;
using MlpGen;

internal static class Program
{
    private static void Main()
    {
        Model model = new Model(1);
        float loss = model.Learn();
        Console.WriteLine($"{model.Weights} {loss > 0}");
    }
}

/// <summary>A network with user-written members. Eleven lines in this file have code.</summary>
[Mlp(2, 8, 1)]
[MlpInputs("x", "y")]
internal sealed partial class Model
{
    public int Weights => ParameterCount;

    public float Learn()
    {
        float[] rows = { 0, 1, 1, 0 };
        Trainer trainer = CreateTrainer(new Sgd());
        return trainer.Step(rows, new float[] { 1, 0 });
    }
}
