using System;
using System.IO;
using System.Linq;
using MlpGen.Learning;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Steps;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>A row that makes the loss or gradient non-finite costs a trainer only its mini-batch.</summary>
public sealed class SafeStepTests
{
    // One block and several blocks, on one thread and on two.
    private static readonly int[] s_rows = [1, 67, 261];

    private static readonly float[] s_broken = [float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    // The squares and products of these values overflow, or their sums do.
    private static readonly float[] s_huge = [1e10f, 1e20f, -1e30f, 3e38f, -3.4e38f];

    private static readonly string[] s_networks = ["SeedXor", "Iris", "Gates", "Policy", "FirstLeakyRelu", "FirstSoftplus", "Autoencoder65"];

    // Any run but a deep one takes turns.
    private static int[] Rows(int rule, int degree) => Depth.Choose([s_rows[(rule + degree) % s_rows.Length]], s_rows);

    /// <summary>A deep run takes all combinations. Any other takes each network and each rule on one thread and on two.</summary>
    public static TheoryData<string, int, int> NetworksRulesAndDegrees => new(
        from rule in Enumerable.Range(0, EveryRule.All.Length)
        from degree in new[] { 1, 2 }
        from name in Depth.Choose([s_networks[(rule + (3 * degree)) % s_networks.Length]], s_networks)
        select (name, rule, degree));

    public static MatrixTheoryData<string, int> NetworksAndWidths => new(["SeedXor", "Iris", "Policy", "Primes"], [0, 128, 256, 512]);

    [Theory]
    [MemberData(nameof(NetworksRulesAndDegrees))]
    public void An_input_that_is_no_number_changes_nothing(string name, int rule, int degree)
    {
        foreach (int rows in Rows(rule, degree))
        {
            Subject subject = new(name, rule, degree, width: 0, rows);
            foreach (float broken in s_broken)
            {
                float[] inputs = subject.InputsWith(broken);
                subject.AssertRefusal(inputs, subject.Targets, $"an input is {broken}");
            }

            subject.AssertLearnsAsIfNothingHadBeen();
        }
    }

    [Theory]
    [MemberData(nameof(NetworksRulesAndDegrees))]
    public void A_huge_input_or_target_leaves_finite_numbers_or_nothing(string name, int rule, int degree)
    {
        foreach (int rows in Rows(rule, degree))
        {
            foreach (float huge in s_huge)
            {
                foreach (bool isInput in new[] { true, false })
                {
                    Subject subject = new(name, rule, degree, width: 0, rows);
                    float[] inputs = isInput ? subject.InputsWith(huge) : subject.Inputs;
                    float[] targets = isInput ? subject.Targets : subject.TargetsWith(huge);
                    subject.AssertFiniteOrRefused(inputs, targets, $"{(isInput ? "an input" : "a target")} is {huge}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(NetworksAndWidths))]
    public void Every_width_refuses_the_same(string name, int width)
    {
        Subject subject = new(name, rule: 1, degree: 1, width, rows: 5);
        foreach (float broken in s_broken)
            subject.AssertRefusal(subject.InputsWith(broken), subject.Targets, $"{width} bits, an input is {broken}");
        subject.AssertLearnsAsIfNothingHadBeen();
    }

    [Fact]
    public void A_guarded_step_gives_the_bits_of_an_unguarded_one()
    {
        // Steps far from the limit and steps beyond the known bound of a gradient are both valid.
        foreach (int rows in s_rows)
        {
            Subject plain = new("Policy", rule: 0, degree: 1, width: 0, rows);
            Subject shaped = new("Policy", rule: 0, degree: 1, width: 0, rows, new TrainerOptions { LayerRates = [1, 1, 1] });
            float[] inputs = plain.InputsWith(1e9f), targets = plain.TargetsWith(1e7f);
            float one = plain.Step(inputs, targets), other = shaped.Step(inputs, targets);
            Assert.True(float.IsFinite(one));
            Assert.Equal(one, other);
            Assert.Equal(plain.Parameters, shaped.Parameters);
        }
    }

    [Fact]
    public void A_learning_rate_that_overflows_changes_nothing()
    {
        foreach (Optimizer rule in (Optimizer[])[new Sgd { LearningRate = 3e38f }, new Adam { LearningRate = 3e38f }, new Lion { LearningRate = 3e38f }])
        {
            foreach (int degree in new[] { 1, 2 })
            {
                Subject subject = new("Iris", rule, degree, width: 0, rows: 67, stepsBefore: 0);
                for (int step = 0; step < 5; step++)
                    subject.AssertFiniteOrRefused(subject.Inputs, subject.Targets, $"{rule}, step {step}");
            }
        }
    }

    [Fact]
    public void Weights_that_grow_by_their_decay_never_become_infinite()
    {
        // w ← w − 10(g + w) makes w nine times as large in each step, so it leaves the range of a float after forty steps.
        Subject subject = new("SeedXor", new Sgd { LearningRate = 10, WeightDecay = 1 }, degree: 1, width: 0, rows: 4);
        for (int step = 0; step < 60; step++)
            subject.AssertFiniteOrRefused(subject.Inputs, subject.Targets, $"step {step}");
    }

    [Fact]
    public void Parameters_from_outside_that_overflow_by_their_decay_change_nothing()
    {
        Subject subject = new("Iris", new Adam { WeightDecay = 0.01f }, degree: 1, width: 0, rows: 4);
        subject.Step(subject.Inputs, subject.Targets);
        subject.Network.SetParameters([.. Enumerable.Repeat(1e30f, subject.Network.ParameterCount)]);
        subject.AssertFiniteOrRefused(subject.Inputs, subject.Targets, "weights of 1e30");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_source_with_broken_rows_is_learned_from_without_them(int degree)
    {
        Subject subject = new("Iris", new Adam(), degree, width: 0, rows: 67);
        Subject twin = new("Iris", new Adam(), degree, width: 0, rows: 67);
        Assert.Equal((13, 7), LearnAll(subject, new Source(subject, batches: 20, isBroken: batch => batch % 3 == 1)));
        Assert.Equal((13, 0), LearnAll(twin, new Source(twin, batches: 13, isBroken: _ => false)));
        Assert.Equal(twin.State, subject.State);

        // The first calls take one mini-batch each, until the duration of a mini-batch is known.
        static (int Steps, int Skipped) LearnAll(Subject learner, Source source)
        {
            (int steps, int skipped) = (0, 0);
            while (!source.IsEmpty)
            {
                BudgetResult result = learner.Trainer.StepFor(TimeSpan.FromHours(1), source);
                (steps, skipped) = (steps + result.Steps, skipped + result.Skipped);
            }

            return (steps, skipped);
        }
    }

    [Fact]
    public void Fit_skips_a_batch_whose_gradient_overflows_and_goes_on()
    {
        // Adam would store the square of that gradient as ∞ and never change the weight again.
        Subject subject = new("Gates", new Adam(), degree: 1, width: 0, rows: 60);
        Dataset rows = Dataset.FromArrays(subject.InputsWith(3e38f), subject.Targets, 16);
        FitResult result = subject.Trainer.Fit(rows, new FitOptions { Epochs = 3, BatchSize = 10, OnNonFinite = NonFinitePolicy.Skip });
        Assert.Equal(3, result.Epochs);
        Assert.Equal(3 + 15, subject.Trainer.StepCount);
        Assert.All(subject.Parameters, value => Assert.True(float.IsFinite(value)));
        Assert.Throws<NonFiniteLossException>(() => subject.Trainer.Fit(rows, new FitOptions { Epochs = 6, BatchSize = 10 }));
    }

    private sealed class Source(Subject subject, int batches, Func<int, bool> isBroken) : IBatchSource
    {
        private int _batch;

        public bool IsEmpty => _batch == batches;

        public int BatchSize => subject.Rows;

        public bool HasLabels => false;

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
        {
            if (IsEmpty)
                return 0;
            (isBroken(_batch++) ? subject.InputsWith(float.PositiveInfinity) : subject.Inputs).CopyTo(inputs);
            subject.Targets.CopyTo(targets);
            return subject.Rows;
        }
    }

    /// <summary>A network in training, and a twin that learns from the same good rows and never gets a broken one.</summary>
    private sealed class Subject
    {
        private readonly NetworkSpec _spec;
        private readonly Trainer _twin;

        public Subject(string name, int rule, int degree, int width, int rows, TrainerOptions? options = null)
            : this(name, EveryRule.All[rule](), degree, width, rows, options)
        {
        }

        public Subject(string name, Optimizer optimizer, int degree, int width, int rows, TrainerOptions? options = null, int stepsBefore = 3)
        {
            _spec = NetworkCorpus.ForPolicy.Single(spec => spec.Name == name);
            Rows = rows;
            Sample sample = WellConditioned.For(_spec);
            Inputs = Cycle(sample.Inputs, rows * _spec.InputSize);
            Targets = Cycle(sample.Targets, rows * _spec.OutputSize);
            options ??= new TrainerOptions { DegreeOfParallelism = degree };
            Network = KernelNetworks.Create(_spec, KernelKind.Policy, width, sample.Parameters);
            Trainer = Network.CreateTrainer(optimizer, options);
            _twin = KernelNetworks.Create(_spec, KernelKind.Policy, width, sample.Parameters).CreateTrainer(optimizer, options);
            for (int step = 0; step < stepsBefore; step++)
                LearnBoth();
        }

        public int Rows { get; }

        public INetwork Network { get; }

        public Trainer Trainer { get; }

        public float[] Inputs { get; }

        public float[] Targets { get; }

        public float[] Parameters
        {
            get
            {
                float[] parameters = new float[_spec.ParameterCount];
                Network.GetParameters(parameters);
                return parameters;
            }
        }

        /// <summary>The complete state of the training after a step.</summary>
        public byte[] State => StateOf(Trainer);

        public float[] InputsWith(float value) => With(Inputs, value);

        public float[] TargetsWith(float value) => With(Targets, value);

        public float Step(float[] inputs, float[] targets) => Trainer.Step(inputs, targets);

        public void AssertRefusal(float[] inputs, float[] targets, string what)
        {
            byte[] before = State;
            float loss = Step(inputs, targets);
            Assert.False(float.IsFinite(loss), $"{_spec}, {Trainer.Optimizer}, {Rows} rows, {what}: the loss is {loss}");
            Assert.True(before.AsSpan().SequenceEqual(State), $"{_spec}, {Trainer.Optimizer}, {Rows} rows, {what}: the state has changed");
        }

        public void AssertFiniteOrRefused(float[] inputs, float[] targets, string what)
        {
            byte[] before = State;
            long steps = Trainer.StepCount;
            float loss = Step(inputs, targets);
            string where = $"{_spec}, {Trainer.Optimizer}, {Rows} rows, {what}, loss {loss}";

            // Saving a checkpoint throws if anything in it is not finite.
            byte[] after = State;
            Assert.Equal(float.IsFinite(loss) ? steps + 1 : steps, Trainer.StepCount);
            Assert.True(float.IsFinite(loss) || before.AsSpan().SequenceEqual(after), $"{where}: the state has changed");
        }

        public void AssertLearnsAsIfNothingHadBeen()
        {
            LearnBoth();
            string what = $"{_spec}, {Trainer.Optimizer}, {Rows} rows: it learns differently than a twin that only got good rows";
            Assert.True(State.AsSpan().SequenceEqual(StateOf(_twin)), what);
        }

        private void LearnBoth()
        {
            float loss = Trainer.Step(Inputs, Targets);
            Assert.True(float.IsFinite(loss), $"{_spec}, {Trainer.Optimizer}, {Rows} rows: the loss is {loss}");
            Assert.Equal(loss, _twin.Step(Inputs, Targets));
        }

        private static byte[] StateOf(Trainer trainer)
        {
            using MemoryStream stream = new();
            trainer.SaveCheckpoint(stream);
            return stream.ToArray();
        }

        // With at least three rows, the value is in the third-last row. This is in the last block and in the part of the last thread.
        private float[] With(float[] values, float value)
        {
            float[] changed = [.. values];
            int perRow = values.Length / Rows;
            changed[(int.Max(0, Rows - 3) * perRow) + (perRow / 2)] = value;
            return changed;
        }

        private static float[] Cycle(float[] values, int length) => [.. Enumerable.Range(0, length).Select(i => values[i % values.Length])];
    }
}
