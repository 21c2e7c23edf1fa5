using System;
using MlpGen;

namespace Games
{
    [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Weights = "my weights é.safetensors")]
    internal sealed partial class Digits { }

    internal static class Program
    {
        // Compares the network in the assembly with the file that the argument names, if there is one.
        private static void Main(string[] arguments)
        {
            float[] shipped = new float[Digits.ParameterCount], loaded = new float[Digits.ParameterCount];
            Digits.Trained.GetParameters(shipped);
            Console.WriteLine($"{shipped.Length} parameters");
            if (arguments.Length == 0)
                return;
            Digits.Load(arguments[0]).GetParameters(loaded);
            Console.WriteLine($"equal to the file: {shipped.AsSpan().SequenceEqual(loaded)}");
        }
    }
}
