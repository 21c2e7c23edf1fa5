using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using MlpGen.Steps;
using Xunit;
using static MlpGen.Runtime.Tests.Training.CheckpointCases;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Rules that every option must obey. A run that resumes detects a changed option, a checkpoint keeps the state that the option needs, and
/// a trainer with the option takes the right kind of step. Options are found by reflection, so a new option fails here until it is handled.
/// </summary>
public sealed class EveryOptionTests
{
    private const int Inputs = 3;
    private const int Classes = 2;

    /// <summary>The trainer options with which steps may stay plain, and the reasons.</summary>
    private static readonly Dictionary<string, string> s_plain = new()
    {
        [nameof(TrainerOptions.DegreeOfParallelism)] = "threads share plain steps",
        [nameof(TrainerOptions.Seed)] = "a plain step draws nothing",
        [nameof(TrainerOptions.Schedule)] = "it only changes the learning rate",
    };

    /// <summary>The options of Fit that may change before a run resumes, and the reasons.</summary>
    private static readonly Dictionary<string, string> s_free = new()
    {
        [nameof(FitOptions.Epochs)] = "it counts from the start of the run, so callers may ask for more",
        [nameof(FitOptions.Seed)] = "a run that resumes already has its random numbers",
        [nameof(FitOptions.Validation)] = "validation rows do not change what is learned",
        [nameof(FitOptions.Metrics)] = "they only measure",
        [nameof(FitOptions.EarlyStopping)] = "it may only end a run, and it checks by itself what it watches",
        [nameof(FitOptions.OnNonFinite)] = "it only affects later batches",
        [nameof(FitOptions.Resume)] = "it is the request to resume",
        [nameof(FitOptions.Progress)] = "it is only notified",
        [nameof(FitOptions.ContinueWhile)] = "it only affects later epochs",
        [nameof(FitOptions.OnBatch)] = "it is only notified",
        [nameof(FitOptions.CancellationToken)] = "it only stops between two steps",
    };

    public static TheoryData<string> TrainerSettings => [.. Settable(typeof(TrainerOptions)).Select(option => option.Name)];

    public static TheoryData<string> FitSettings => [.. Settable(typeof(FitOptions)).Select(option => option.Name)];

    public static TheoryData<string, string> OptimizerSettings => new(
        from type in typeof(Optimizer).Assembly.GetExportedTypes()
        where type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract
        from setting in Settable(type)
        select (type.Name, setting.Name));

    [Theory]
    [MemberData(nameof(TrainerSettings))]
    public void A_trainer_with_another_option_refuses_a_checkpoint(string name)
    {
        TrainerOptions changed = Changed<TrainerOptions>(name);
        using Trainer saved = Trainer(new Adam(), new TrainerOptions()), loading = Trainer(new Adam(), changed);
        Assert.Contains(name, Assert.Throws<InvalidDataException>(() => loading.LoadCheckpoint(Saved(saved))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TrainerSettings))]
    public void A_checkpoint_keeps_what_an_option_needs(string name) =>
        AssertHalvesAreWhole(() => Trainer(new Adam(), Changed<TrainerOptions>(name)), new FitOptions());

    [Fact]
    public void A_checkpoint_keeps_what_steps_of_several_threads_need()
    {
        TrainerOptions options = Changed<TrainerOptions>(nameof(TrainerOptions.DegreeOfParallelism));
        Dataset rows = Rows(2 * 8_192);
        Assert.Equal(options.DegreeOfParallelism, ParallelPolicy.Workers(options.DegreeOfParallelism, rows.Count, (Inputs + 1) * Classes));
        AssertHalvesAreWhole(() => Trainer(new Adam(), options), new FitOptions { BatchSize = rows.Count }, rows);
    }

    [Theory]
    [MemberData(nameof(TrainerSettings))]
    public void A_step_is_plain_only_where_the_option_allows_it(string name) => Assert.Equal(!s_plain.ContainsKey(name), Changed<TrainerOptions>(name).ShapesSteps);

    [Theory]
    [MemberData(nameof(OptimizerSettings))]
    public void A_trainer_with_another_setting_of_its_optimizer_refuses_a_checkpoint(string type, string name)
    {
        using Trainer saved = Trainer(Default(type, name), new TrainerOptions()), loading = Trainer(Optimizer(type, name), new TrainerOptions());
        Assert.Contains(name, Assert.Throws<InvalidDataException>(() => loading.LoadCheckpoint(Saved(saved))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OptimizerSettings))]
    public void A_checkpoint_keeps_what_a_setting_of_the_optimizer_needs(string type, string name) =>
        AssertHalvesAreWhole(() => Trainer(Optimizer(type, name), new TrainerOptions()), new FitOptions());

    [Theory]
    [MemberData(nameof(FitSettings))]
    public void Fit_resumes_with_another_option_only_where_that_is_free(string name)
    {
        Dataset rows = Rows();
        using Trainer trainer = Trainer(new Adam(), new TrainerOptions());
        trainer.Fit(rows, new FitOptions { Epochs = 1 });
        FitOptions changed = Changed<FitOptions>(name);
        Set(changed, nameof(FitOptions.Resume), true);
        Exception? refused = Record.Exception(() => trainer.Fit(rows, changed));
        Assert.True(refused is null or ArgumentException, $"{refused}");
        Assert.Equal(s_free.ContainsKey(name), refused is null);
    }

    [Theory]
    [MemberData(nameof(FitSettings))]
    public void A_checkpoint_keeps_what_an_option_of_Fit_needs(string name) =>
        AssertHalvesAreWhole(() => Trainer(new Adam(), new TrainerOptions()), Changed<FitOptions>(name));

    private static void AssertHalvesAreWhole(Func<Trainer> create, FitOptions options, Dataset? rows = null)
    {
        rows ??= Rows();
        using Trainer whole = create(), first = create(), second = create();
        Fit(whole, epochs: 4, resumes: false);
        Fit(first, epochs: 2, resumes: false);
        second.LoadCheckpoint(Saved(first));
        Fit(second, epochs: 4, resumes: true);
        Assert.Equal(((LinearNetwork)whole.Network).Parameters, ((LinearNetwork)second.Network).Parameters);
        Assert.NotEqual(((LinearNetwork)first.Network).Parameters, ((LinearNetwork)second.Network).Parameters);

        void Fit(Trainer trainer, int epochs, bool resumes)
        {
            Set(options, nameof(FitOptions.Epochs), epochs);
            Set(options, nameof(FitOptions.Resume), resumes);
            trainer.Fit(rows, options);
        }
    }

    private static Trainer Trainer(Optimizer optimizer, TrainerOptions options)
    {
        LinearClassifier network = new(Inputs, Classes);
        network.Initialize(1);
        return ((IClassifierNetwork)network).CreateTrainer(optimizer, options);
    }

    private static Dataset Rows(int count = 34) => Dataset.FromArrays(
        [.. Enumerable.Range(0, count * Inputs).Select(i => MathF.Sin(i))], [.. Enumerable.Range(0, count).Select(i => i * 7 % 5 % Classes)], Inputs);

    private static Optimizer Default(string type, string name)
    {
        Optimizer optimizer = (Optimizer)Activator.CreateInstance(typeof(Optimizer).Assembly.GetType($"MlpGen.{type}")!)!;
        if (name == nameof(Sgd.Nesterov))
            Set(optimizer, nameof(Sgd.Momentum), 0.5f);
        return optimizer;
    }

    private static Optimizer Optimizer(string type, string name)
    {
        Optimizer optimizer = Default(type, name);
        PropertyInfo setting = optimizer.GetType().GetProperty(name)!;
        object[] values = setting.PropertyType == typeof(float) ? [0.25f, 1.5f] : [!(bool)setting.GetValue(optimizer)!];
        Assert.Contains(values, value => Record.Exception(() => Set(optimizer, name, value)) is null);
        return optimizer;
    }

    private static T Changed<T>(string name)
        where T : new()
    {
        T options = new();
        Set(options, name, Other(typeof(T).GetProperty(name)!, options));
        if (name == nameof(FitOptions.Metrics))
            Set(options, nameof(FitOptions.Validation), Rows());
        return options;
    }

    /// <summary>Returns a value that differs from the default of an option.</summary>
    private static object Other(PropertyInfo option, object? defaults) => option.GetValue(defaults) switch
    {
        int number => number + 1,
        float number => number + 0.25f,
        bool flag => !flag,
        GradientClipping => GradientClipping.ByNorm(0.5f),
        NonFinitePolicy => NonFinitePolicy.Skip,
        CancellationToken => new CancellationTokenSource().Token,
        IReadOnlyList<Metric> => new[] { Metric.Accuracy },
        _ when option.Name == nameof(TrainerOptions.LayerRates) => new[] { 0.5f },
        _ when option.PropertyType == typeof(IReadOnlyList<float>) => new[] { 0.5f, 2 },
        _ when option.PropertyType == typeof(Schedule) => new StepSchedule { StepSize = 3, Gamma = 0.5f },
        _ when option.PropertyType == typeof(Dataset) => Rows(),
        _ when option.PropertyType == typeof(EarlyStopping) => new EarlyStopping { RestoreBest = false },
        _ when option.PropertyType == typeof(IProgress<FitProgress>) => new Recorder(),
        _ when option.PropertyType == typeof(Func<FitProgress, bool>) => (Func<FitProgress, bool>)(_ => true),
        _ when option.PropertyType == typeof(Action<BatchProgress>) => (Action<BatchProgress>)(_ => { }),
        _ => throw new NotSupportedException($"This test has no changed value for {option.PropertyType} {option.Name}. Add one."),
    };

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });

    private static void Set(object? target, string name, object value) => target!.GetType().GetProperty(name)!.SetMethod!.Invoke(
        target, BindingFlags.DoNotWrapExceptions, null, [value], null);
}
