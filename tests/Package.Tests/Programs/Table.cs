using System;
using System.IO;
using MlpGen;

File.WriteAllText("quadrants.csv", "x,y,quadrant\n1,1,0\n2,1,0\n-1,1,1\n-2,2,1\n-1,-1,2\n-2,-1,2\n1,-1,3\n1,-2,3\n");
Dataset data = CsvDataset.Load("quadrants.csv", "quadrant");
Quadrants net = new(seed: 1);
net.CreateTrainer(new Adam { LearningRate = 0.01f }).Fit(data, new FitOptions { Epochs = 200, BatchSize = 4 });
Console.WriteLine($"{data.Count} rows, accuracy {net.Accuracy(data)}");
Console.WriteLine(net.Classify(new float[] { -3, 2 }));

[Mlp(2, 16, 4, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Quadrants
{
}
