using System;

namespace MlpGen.Initializers;

/// <summary>Vectors at right angles: normal random vectors, made orthogonal one after the other by the modified method of Gram and Schmidt, twice over.</summary>
/// <param name="gain">Their length.</param>
internal sealed class OrthogonalInitializer(float gain) : Initializer
{
    public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
    {
        // As many vectors as the smaller side has, each as long as the larger.
        bool byRows = layer.Outputs <= layer.Inputs;
        int count = Math.Min(layer.Inputs, layer.Outputs), length = Math.Max(layer.Inputs, layer.Outputs);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
            vectors[i] = Next(vectors.AsSpan(0, i), length, random);

        for (int output = 0; output < layer.Outputs; output++)
        {
            for (int input = 0; input < layer.Inputs; input++)
                weights[(output * layer.Inputs) + input] = (float)(gain * (byRows ? vectors[output][input] : vectors[input][output]));
        }
    }

    private static double[] Next(ReadOnlySpan<double[]> before, int length, Pcg32 random)
    {
        double[] vector = new double[length];
        for (int i = 0; i < length; i++)
            vector[i] = random.NextNormal();

        // Once leaves rounding errors of what was taken away; twice is enough (Giraud, Langou and Rozložník 2005).
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] other in before)
                Add(vector, other, -Dot(vector, other));
        }

        double norm = Math.Sqrt(Dot(vector, vector));
        for (int i = 0; i < length; i++)
            vector[i] /= norm;
        return vector;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] to, double[] vector, double factor)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += factor * vector[i];
    }
}
