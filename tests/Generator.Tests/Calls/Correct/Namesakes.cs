// User-defined methods that are called like the generated ones.
using System;
using MlpGen;

[Mlp(3, 2)]
public partial class Mine
{
    public float[] Forward(float[] inputs) => inputs;

    public void Forward(float[] inputs, float[] outputs) => Forward(inputs.AsSpan(0, 3), outputs.AsSpan(0, 2));

    public int Forward(ReadOnlySpan<float> inputs) => inputs.Length;

    // The generated overload takes the inputs as a ReadOnlySpan.
    public void Forward(Span<float> inputs, Span<float> outputs) => outputs[0] = inputs[0];

    public float ComputeLoss(Span<float> inputs, Span<float> targets) => inputs.Length + targets.Length;

    public int Classify(Span<float> input) => input.Length;

    public void SetParameters(Span<float> source) => source.Clear();

    public int Classify(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => left.Length + right.Length;

    // The loss is not Loss.CrossEntropy, so no overload for labels is generated.
    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => inputs.Length + labels.Length;

    public static void SetParameters(double[] source) => Array.Clear(source);

    public Trainer CreateTrainer(float learningRate) => new Net(seed: 1).CreateTrainer(new Sgd { LearningRate = learningRate });
}

public class Derived(int seed) : Wide(seed)
{
    public new int Classify(ReadOnlySpan<float> input) => base.Classify(input.IsEmpty ? stackalloc float[4] : input[..4]);
}

[Mlp(4, 2)]
public partial class Wide;

public class Unrelated
{
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => inputs.CopyTo(outputs);

    public int Classify(ReadOnlySpan<float> input) => input.Length;

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => inputs.Length + targets.Length;
}

public static class Extensions
{
    public static void Forward(this Net net, ReadOnlySpan<float> inputs) => net.Forward(inputs[..2], stackalloc float[3]);

    public static int Classify(this INetwork network, double[] input) => network.InputSize + input.Length;
}

public static class Program
{
    public static void Main()
    {
        Mine mine = new(seed: 1);
        mine.Forward(new float[7]);
        mine.Forward(new float[7], new float[5]);
        mine.Forward(stackalloc float[7]);
        Span<float> one = new float[1];
        mine.Forward(one, one);
        mine.ComputeLoss(one, one);
        mine.Classify(one);
        mine.SetParameters(one);
        mine.Classify(stackalloc float[1], stackalloc float[1]);
        mine.ComputeLoss(stackalloc float[1], new[] { -1, 70 });
        Mine.SetParameters(new double[1]);
        mine.CreateTrainer(0.1f).Step([1, 2], [1, 2, 3]);

        Derived derived = new(seed: 1);
        derived.Classify(new float[5]);
        derived.Forward(new float[4], new float[2]);

        Unrelated unrelated = new();
        unrelated.Forward([1], new float[2]);
        unrelated.Classify([1]);
        unrelated.Step([1], [1]);

        Net net = new(seed: 1);
        net.Forward([1, 2, 3]);
        net.Classify(new double[5]);
        Run(mine, 3, 2);
        Run(net, 2, 3);
        dynamic late = mine;
        late.Forward(new float[7]);

        INetwork any = mine;
        any.Forward(new float[3], new float[2]);
        any = net;
        any.Forward(new float[2], new float[3]);
    }

    private static void Run<T>(T network, int inputs, int outputs)
        where T : INetwork
    {
        network.Forward(new float[inputs], new float[outputs]);
        network.Classify(new float[network.InputSize]);
        network.CreateTrainer(new Sgd()).Step(new float[inputs], new float[outputs]);
        Forward(new float[1]);
        static void Forward(ReadOnlySpan<float> inputs) => _ = inputs.Length;
    }
}
