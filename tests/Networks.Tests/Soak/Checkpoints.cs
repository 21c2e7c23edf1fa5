using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Networks.Tests.Parity;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>Several sets of parameters, as files and in memory, with what a network answers that has one of them.</summary>
internal sealed class Checkpoints : IDisposable
{
    public const int Count = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("mlpgen-soak-").FullName;
    private readonly float[][][] _answers;
    private readonly byte[][] _bytes;

    public Checkpoints(int seed)
    {
        IReadOnlyList<Question> questions = Question.Create(seed);
        Sorter[] networks = [.. Enumerable.Range(0, Count).Select(number => new Sorter((Count * seed) + number))];
        foreach (int number in Enumerable.Range(0, Count))
            networks[number].Save(PathOf(number));
        _bytes = [.. Enumerable.Range(0, Count).Select(number => File.ReadAllBytes(PathOf(number)))];
        _answers = [.. questions.Select(question => networks.Select(question.AnswerOf).ToArray())];
    }

    /// <summary>A set of parameters as a network of its own, read from a file.</summary>
    public Sorter Load(int number) => Sorter.Load(PathOf(number));

    /// <summary>Reads a set of parameters into a network, in place: from a file, or much faster from memory.</summary>
    public void LoadInto(Sorter network, int number, bool fromFile)
    {
        if (fromFile)
            network.LoadFrom(PathOf(number));
        else
            network.LoadFrom(new MemoryStream(_bytes[number]));
    }

    /// <summary>The number of the set that gives an answer, or −1 if there is none.</summary>
    public int SetOf(int question, ReadOnlySpan<float> answer)
    {
        for (int number = 0; number < Count; number++)
        {
            if (Bits.Equal(_answers[question][number], answer))
                return number;
        }

        return -1;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(int number) => Path.Combine(_folder, $"{number}.safetensors");
}
