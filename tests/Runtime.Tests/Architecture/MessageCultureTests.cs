using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>Numbers in messages and texts look as they do in code, regardless of the machine's comma, minus sign, and ∞.</summary>
public sealed class MessageCultureTests
{
    private static readonly Type[] s_public = [.. typeof(MlpAttribute).Assembly.GetExportedTypes(), .. typeof(CsvDataset).Assembly.GetExportedTypes()];

    private static readonly float[] s_wrong = [-1.5f, float.NegativeInfinity, float.NaN, 1e9f, 0.5f];

    /// <summary>
    /// Sets every settable number of every class that can be created. The messages of refused values do not depend on the culture.
    /// </summary>
    [Fact]
    public void Of_every_setting()
    {
        string[] settings = [.. Settings().Select(setting => setting.Text)];
        Assert.True(settings.Length > 60, $"Expected more than 60 refused settings, but found {settings.Length}.");
        Assert.Equal(settings, InTheInventedCulture(() => Settings().Select(setting => setting.Text)));
    }

    /// <summary>Prints every record that has numbers, using numbers that cultures format differently.</summary>
    [Fact]
    public void Of_every_record()
    {
        string[] records = [.. Records()];
        Assert.Contains(records, text => text.Contains("-1.5", StringComparison.Ordinal));
        Assert.Equal(records, InTheInventedCulture(Records));
    }

    [Fact]
    public void Of_what_methods_refuse()
    {
        Dataset data = Dataset.FromArrays([1f, 2f], [0, 1], 1);
        LinearNetwork network = new(1, 1);
        Pcg32 random = new(seed: 1);
        Trainer trainer = network.CreateTrainer(new Sgd());
        using TemporaryFile file = new();
        File.WriteAllBytes(file.Path, [.. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(-1.5f)]);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, columnCount: 2, labelColumn: ^1, new BinaryRowOptions { BatchSize = 2 });
        Action[] refused =
        [
            () => data.StratifiedSplit(-1.5, seed: 1),
            () => data.SplitAt(-3),
            () => data.Scale(float.NegativeInfinity),
            () => data.WithWeights([1, -1.5f]),
            () => data.Select([-1]),
            () => Dataset.FromArrays([float.NegativeInfinity], [0], 1),
            () => Dataset.FromArrays([1f], [-2], 1),
            () => new Standardization([0], [-0.5]),
            () => network.Lerp(network, -1.5f),
            () => network.Mutate(-1.5f, random),
            () => network.Mutate(1, random, rate: -0.5f),
            () => network.Crossover(network, network, random, probability: 1.5f),
            () => network.ViewLayer(-1),
            () => random.NextInt32(-3),
            () => new Population(network, -3),
            () => new Sgd().LearningRate = -0.5f,
            () => new StepSchedule().FactorAt(-1),
            () => Schedule.FromJson("{\"$type\":\"Step\",\"Gamma\":-0.5}"),
            () => GradientClipping.ByNorm(-0.5f),
            () => GradientClipping.ByValue(float.NaN),
            () => Initializer.Orthogonal(-0.5f),
            () => Initializer.Constant(float.NegativeInfinity),
            () => network.Initialize(1, new Infinite()),
            () => Metric.TopKAccuracy(-2),
            () => ConfusionMatrix.FromPredictions([0, -1], [0, 1], 2),
            () => ConfusionMatrix.FromPredictions([0], [0], -2),
            () => trainer.StepFor(TimeSpan.FromMilliseconds(-1.5), data, new FitOptions()),
            () => trainer.SetLayerRate(1, -0.5f),
            () => trainer.SetLayerRate(-1, 0.5f),
            () => BinaryRowSource.Open(file.Path, columnCount: -2, labelColumn: ^1),
            () => source.Next(new float[3], [], new int[2]),
            () => source.Next(new float[2], [], new int[2]),
        ];

        string[] messages = [.. refused.Select(action => Message(action) ?? "accepted")];
        Assert.DoesNotContain("accepted", messages);
        Assert.Equal(messages, InTheInventedCulture(() => refused.Select(action => Message(action) ?? "accepted")));
        Assert.Contains(messages, message => message.StartsWith("tau must be between 0 and 1 (was -1.5).", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("factor must be finite (was -Infinity).", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_texts()
    {
        Func<string>[] texts =
        [
            () => new Adam { LearningRate = 1e-9f }.ToString(),
            () => new StepSchedule { Gamma = 0.125f }.ToJson(),
            () => new SelfCheckLocation(1, null, -2, 3).ToString(),
            () => GradientClipping.ByValue(0.5f).ToString(),
        ];
        string[] expected = [.. texts.Select(text => text())];
        Assert.Equal(expected, InTheInventedCulture(() => texts.Select(text => text())));
    }

    private static string[] InTheInventedCulture(Func<IEnumerable<string>> texts)
    {
        using InventedCulture culture = new();
        Assert.Equal("~1٫5", (-1.5f).ToString());
        return [.. texts()];
    }

    private static IEnumerable<(PropertyInfo Property, string Text)> Settings()
    {
        foreach (Type type in s_public.Where(type => !type.IsAbstract && type.GetConstructor([]) is not null))
        {
            foreach (PropertyInfo property in type.GetProperties().Where(property => property.SetMethod?.IsPublic == true))
            {
                foreach (float wrong in s_wrong)
                {
                    object? value = Number(property.PropertyType, wrong);
                    if (value is not null && Message(() => property.SetValue(Activator.CreateInstance(type), value)) is { } message)
                        yield return (property, $"{type.Name}.{property.Name}: {message}");
                }
            }
        }
    }

    private static IEnumerable<string> Records()
    {
        foreach (Type type in s_public.Where(type => type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null)))
        {
            foreach (ConstructorInfo constructor in type.GetConstructors())
            {
                object?[] arguments = [.. constructor.GetParameters().Select(parameter => Argument(parameter.ParameterType))];
                yield return constructor.Invoke(arguments).ToString()!;
            }
        }
    }

    private static object? Argument(Type type) => Number(type, -1.5f)
        ?? (type == typeof(string) ? "name"
        : type == typeof(IReadOnlyList<string>) ? (string[])["a", "b"]
        : type.IsValueType ? Activator.CreateInstance(type) : null);

    private static object? Number(Type type, float value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        Type single when single == typeof(float) => value,
        Type twice when twice == typeof(double) => (double)value,
        Type whole when whole == typeof(int) => (int)Math.Clamp(value, -9, 9),
        Type large when large == typeof(long) => (long)Math.Clamp(value, -9, 9),
        Type time when time == typeof(TimeSpan) => TimeSpan.FromSeconds(float.IsFinite(value) ? value : -9),
        _ => null,
    };

    private static string? Message(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return (error is TargetInvocationException { InnerException: { } inner } ? inner : error).Message;
        }
    }

    private sealed class Infinite : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random) => weights.Fill(float.NegativeInfinity);
    }
}
