using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>A thread that asks a network until it is told to stop, while others swap its parameters.</summary>
internal sealed class Reader
{
    private readonly Thread _thread;
    private readonly IReadOnlyList<Question> _questions;
    private readonly float[][] _answers;
    private long _calls;
    private uint _seen;

    public Reader(int number, int seed, Sorter network, Checkpoints checkpoints, CancellationToken stop)
    {
        _questions = Question.Create(seed);
        _answers = [.. _questions.Select(question => new float[question.Length])];
        _thread = new Thread(() => Run(number, network, checkpoints, stop)) { Name = $"Reader {number}", IsBackground = true };
        _thread.Start();
    }

    public long Calls => Volatile.Read(ref _calls);

    /// <summary>How many sets of parameters it has met.</summary>
    public int SetsSeen => BitOperations.PopCount(_seen);

    /// <summary>What went wrong, or null.</summary>
    public string? Failure { get; private set; }

    public void Join() => _thread.Join();

    private void Run(int number, Sorter network, Checkpoints checkpoints, CancellationToken stop)
    {
        try
        {
            for (int next = number; !stop.IsCancellationRequested && Failure is null; next++)
            {
                int question = next % _questions.Count;
                _questions[question].Ask(network, _answers[question]);
                int set = checkpoints.SetOf(question, _answers[question]);
                if (set < 0)
                    Failure = $"Reader {number}, call {_calls}: {_questions[question].Name} answered by no set of parameters.";
                else
                    _seen |= 1u << set;
                Volatile.Write(ref _calls, _calls + 1);
            }
        }
        catch (Exception exception)
        {
            Failure = $"Reader {number}, call {_calls}: {exception}";
        }
    }
}
