using System;
using MlpGen;

// Exclusive or, which no single layer can compute. The rows of a batch follow one another in the array.
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

// Full-batch gradient descent with a learning rate of 10.
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

/// <summary>A network with two inputs, eight hidden units and one output. All activations are Sigmoid, and the loss is E = ½ Σ (a − y)².</summary>
[Mlp(2, 8, 1)]
internal sealed partial class Xor;
