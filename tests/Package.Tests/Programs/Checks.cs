using System;
using MlpGen;

namespace Games.Rules
{
    [Mlp(3, 16, 2, Hidden = Activation.Tanh, Output = Activation.Identity)]
    internal sealed partial class Driver { }

    [Mlp(5, 40, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
    internal sealed partial class Classes { }

    internal static class Program
    {
        private static void Main()
        {
            float[] inputs = { 4.2f, 0.1f, 0.9f, 1.5f, -0.3f, 0.4f };
            GradientReport gradients = new Driver(seed: 1).VerifyGradients(inputs, new float[] { 0.2f, 1, -0.5f, 0.3f });
            Console.WriteLine($"gradients {gradients.IsCorrect}");

            Classes classes = new Classes(seed: 1);
            GradientReport labels = classes.VerifyGradients(new float[] { 0.5f, -0.4f, 0.3f, -0.2f, 0.1f }, new int[] { 2 });
            Console.WriteLine($"labels {labels.IsCorrect}");
            Console.WriteLine($"kernels {classes.VerifyKernels().IsCorrect}");
        }
    }
}
