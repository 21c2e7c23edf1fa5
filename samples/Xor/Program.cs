using System;
using MlpGen;

// Exclusive or, which no single layer can compute. The rows of a batch lie one after the other.
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

// The learning rule of the seed document: the full batch, η = 10.
Xor net = new(seed: 1);
Trainer trainer = net.CreateTrainer(new Sgd { LearningRate = 10 });
for (int epoch = 0; epoch <= 2000; epoch++)
{
    float loss = trainer.Step(inputs, targets);
    if (epoch % 250 == 0)
        Console.WriteLine($"epoch {epoch,4}   loss {loss:0.000000}");
}

Console.WriteLine();
float[] outputs = net.Forward(inputs);
for (int row = 0; row < 4; row++)
    Console.WriteLine($"{inputs[2 * row]} xor {inputs[(2 * row) + 1]} = {outputs[row]:0.000}");

/// <summary>Two inputs, eight hidden units, one output; sigmoid everywhere, E = ½ Σ (a − y)².</summary>
[Mlp(2, 8, 1)]
internal sealed partial class Xor;
