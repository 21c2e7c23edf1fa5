using System;
using System.IO;
using MlpGen;

namespace Games.Rules
{
    internal static partial class Program
    {
        // In C# 9, a class needs braces and a namespace needs a block.
        [Mlp(2, 8, 1)]
        private sealed partial class Xor { }

        [Mlp(2, 40, 2, Hidden = Activation.Tanh, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
        private sealed partial class XorClasses { }

        private static void Main()
        {
            Console.WriteLine(AppContext.TargetFrameworkName);
            float[] inputs = { 0, 0, 0, 1, 1, 0, 1, 1 };

            Xor xor = new Xor(seed: 1);
            Trainer trainer = xor.CreateTrainer(new Sgd { LearningRate = 10 });
            float loss = 1;
            for (int epoch = 0; epoch < 2000; epoch++)
                loss = trainer.Step(inputs, new float[] { 0, 1, 1, 0 });
            Console.WriteLine(loss < 0.005f ? "learned" : $"loss {loss}");
            Print(xor, inputs);

            XorClasses classes = new XorClasses(seed: 1);
            ClassifierTrainer classifier = classes.CreateTrainer(new Adam { LearningRate = 0.01f });
            for (int epoch = 0; epoch < 500; epoch++)
                classifier.Step(inputs, new int[] { 0, 1, 1, 0 });
            Print(classes, inputs);

            using MemoryStream stream = new MemoryStream();
            classes.Save(stream);
            stream.Position = 0;
            Print(XorClasses.Load(stream), inputs);
        }

        private static void Print(INetwork network, float[] inputs)
        {
            int[] answers = new int[4];
            network.Classify(inputs, answers);
            Console.WriteLine(string.Join(" ", answers));
        }
    }
}
