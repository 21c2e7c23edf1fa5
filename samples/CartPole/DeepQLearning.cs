using System;
using MlpGen;

namespace CartPole;

/// <summary>Double deep Q-learning (van Hasselt, Guez and Silver 2016) with soft updates of the target network.</summary>
internal sealed class DeepQLearning(int seed)
{
    private const int Batch = 64;
    private const int StepsBeforeLearning = 1_000;
    private const int StepsOfExploring = 10_000;
    private const int StepsBetweenTests = 1_000;
    private const int MostSteps = 150_000;
    private const float LeastExploring = 0.05f;
    private const float Discount = 0.99f;
    private const float Softness = 0.01f;

    // The memory stores the observation before a step and its outcome: the action, whether the pole fell, and the observation after the step.
    private const int Outcome = 2 + Cart.Observations;

    private readonly ValueNetwork _network = new(seed);
    private readonly ValueNetwork _target = new(seed);
    private readonly ReplayMemory _memory = new(capacity: 50_000, Cart.Observations, Outcome, Batch, seed);
    private readonly float[] _before = new float[Batch * Cart.Observations];
    private readonly float[] _outcomes = new float[Batch * Outcome];
    private readonly float[] _after = new float[Batch * Cart.Observations];
    private readonly float[] _nextValues = new float[Batch * Cart.Actions];
    private readonly int[] _nextActions = new int[Batch];
    private readonly float[] _targets = new float[Batch * 2];
    private readonly Pcg32 _random = new((ulong)seed);

    /// <summary>Learns until a test of 100 episodes is perfect, or the steps are used up. A test with fewer episodes is passed by luck too often.</summary>
    /// <returns>The network, and the number of steps of the cart.</returns>
    public (ValueNetwork Network, int Steps) Learn()
    {
        Trainer trainer = _network.CreateTrainer(new Adam { LearningRate = 1e-3f }, new TrainerOptions { Clipping = GradientClipping.ByNorm(10) });
        Span<float> before = stackalloc float[Cart.Observations], outcome = stackalloc float[Outcome];
        Cart cart = Cart.Begin(_random);
        for (int step = 1; step <= MostSteps; step++)
        {
            cart.Observe(before);
            float exploring = Math.Max(LeastExploring, 1 - (step / (float)StepsOfExploring));
            int action = _random.NextSingle() < exploring ? _random.NextInt32(Cart.Actions) : _network.Classify(before);
            cart.Push(action);
            (outcome[0], outcome[1]) = (action, cart.HasFailed ? 1 : 0);
            cart.Observe(outcome[2..]);
            _memory.Add(before, outcome);
            if (cart.IsOver)
                cart = Cart.Begin(_random);
            if (step < StepsBeforeLearning)
                continue;
            LearnOnce(trainer);
            if (step % StepsBetweenTests == 0 && Balance.MeanSteps(_network.Classify, episodes: 100, seed: 1_000 + step) == Cart.LongestEpisode)
                return (_network, step);
        }

        return (_network, MostSteps);
    }

    // Double Q-learning: the network chooses the next action, and the target network evaluates it.
    private void LearnOnce(Trainer trainer)
    {
        _memory.Sample(_before, _outcomes);
        for (int row = 0; row < Batch; row++)
            _outcomes.AsSpan((row * Outcome) + 2, Cart.Observations).CopyTo(_after.AsSpan(row * Cart.Observations));
        _network.Classify(_after, _nextActions);
        _target.Forward(_after, _nextValues);
        for (int row = 0; row < Batch; row++)
        {
            (float action, bool hasFailed) = (_outcomes[row * Outcome], _outcomes[(row * Outcome) + 1] == 1);
            float next = hasFailed ? 0 : _nextValues[(row * Cart.Actions) + _nextActions[row]];
            _targets[2 * row] = action;
            _targets[(2 * row) + 1] = 1 + (Discount * next);
        }

        trainer.Step(_before, _targets, new TakenAction());
        _target.Lerp(_network, Softness);
    }
}
