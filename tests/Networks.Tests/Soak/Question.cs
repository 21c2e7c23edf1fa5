using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>A call whose whole answer depends on the parameters, so that an answer from two sets of parameters is none of either.</summary>
internal sealed record Question(string Name, int Length, Action<Sorter, float[]> Ask)
{
    /// <summary>More than two blocks of rows.</summary>
    public const int Rows = 300;

    /// <summary>Every kind of call that may run during a swap. Each thread has its own, because the calls share scratch memory.</summary>
    public static IReadOnlyList<Question> Create(int seed)
    {
        Random random = new(seed);
        float[] inputs = [.. Enumerable.Range(0, Rows * Sorter.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(Sorter.OutputSize))];
        float[] given = [.. Enumerable.Range(0, Rows * Sorter.OutputSize).Select(_ => random.NextSingle() - 0.5f)];
        float[] inputGradients = new float[inputs.Length];
        Shelf[] shelves = new Shelf[Rows];
        int[] indices = new int[Rows];
        return
        [
            new("Forward of one row", Sorter.OutputSize, (net, answer) => net.Forward(inputs.AsSpan(0, Sorter.InputSize), answer)),
            new("Forward", given.Length, (net, answer) => net.Forward(inputs, answer)),
            new("Classify", Rows, (net, answer) =>
            {
                net.Classify(inputs, shelves);
                for (int row = 0; row < Rows; row++)
                    answer[row] = (float)shelves[row];
            }),
            new("Classify as indices", Rows, (net, answer) =>
            {
                ((INetwork)net).Classify(inputs, indices);
                for (int row = 0; row < Rows; row++)
                    answer[row] = indices[row];
            }),
            new("ComputeLoss", 1, (net, answer) => answer[0] = net.ComputeLoss(inputs, labels)),
            new("ComputeGradient", Sorter.ParameterCount, (net, answer) => net.ComputeGradient(inputs, labels, answer)),
            new("Backward", Sorter.ParameterCount + inputs.Length, (net, answer) =>
            {
                net.Backward(inputs, given, answer.AsSpan(0, Sorter.ParameterCount), inputGradients);
                inputGradients.CopyTo(answer.AsSpan(Sorter.ParameterCount));
            }),
            new("GetParameters", Sorter.ParameterCount, (net, answer) => net.GetParameters(answer)),
            new("Clone", Sorter.ParameterCount, (net, answer) => net.Clone().GetParameters(answer)),
            new("Save", Sorter.ParameterCount, (net, answer) =>
            {
                using MemoryStream file = new();
                net.Save(file);
                file.Position = 0;
                Sorter.Load(file).GetParameters(answer);
            }),
        ];
    }

    /// <summary>Returns the answer of a network, in an array of its own.</summary>
    public float[] AnswerOf(Sorter network)
    {
        float[] answer = new float[Length];
        Ask(network, answer);
        return answer;
    }
}
