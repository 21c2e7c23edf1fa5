using System;
using MlpGen;

namespace CartPole;

/// <summary>The last so many steps, from which mini-batches are drawn (Mnih et al. 2015, "Human-Level Control through Deep Reinforcement Learning").</summary>
internal sealed class ReplayMemory(int capacity)
{
    private readonly float[] _before = new float[capacity * Cart.Observations];
    private readonly float[] _after = new float[capacity * Cart.Observations];
    private readonly int[] _actions = new int[capacity];
    private readonly bool[] _failed = new bool[capacity];
    private int _next;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<float> before, int action, ReadOnlySpan<float> after, bool failed)
    {
        before.CopyTo(_before.AsSpan(_next * Cart.Observations));
        after.CopyTo(_after.AsSpan(_next * Cart.Observations));
        _actions[_next] = action;
        _failed[_next] = failed;
        _next = (_next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary>Draws as many steps as there are actions to fill.</summary>
    public void Draw(Pcg32 random, Span<float> before, Span<int> actions, Span<float> after, Span<bool> failed)
    {
        for (int row = 0; row < actions.Length; row++)
        {
            int step = random.NextInt32(Count);
            _before.AsSpan(step * Cart.Observations, Cart.Observations).CopyTo(before[(row * Cart.Observations)..]);
            _after.AsSpan(step * Cart.Observations, Cart.Observations).CopyTo(after[(row * Cart.Observations)..]);
            actions[row] = _actions[step];
            failed[row] = _failed[step];
        }
    }
}
