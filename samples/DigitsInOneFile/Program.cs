using System;
using System.IO;
using MlpGen;

// The network and the digits are in this program. It reads no file.
DigitNetwork net = DigitNetwork.Trained;
using Stream stream = typeof(DigitNetwork).Assembly.GetManifestResourceStream("digits.csv")!;
using StreamReader reader = new(stream);
(_, Dataset test) = CsvDataset.Load(reader, labelColumn: ^1).SplitAt(1437);
Console.WriteLine($"{net.Accuracy(test):P1} of the {test.Count} test digits are classified correctly.");

/// <summary>The network of the sample Digits, which saved the weights. They take raw pixels, 0 to 16.</summary>
[Mlp(
    64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy,
    Training = false, Populations = false, Weights = "digits.safetensors")]
internal sealed partial class DigitNetwork;
