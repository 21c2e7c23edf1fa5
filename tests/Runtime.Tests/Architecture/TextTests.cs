using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Runtime.Tests.Data;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>Text that is printed or shown in a debugger. It describes its object in one line, in every culture alike.</summary>
public sealed class TextTests
{
    private static readonly Dataset s_line = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], new float[] { 1, 2, 3, 4 }, 2);

    private static readonly FitProgress s_progress = new(
        3, 10, 0.123456f, 0.25f, 0.5f, TimeSpan.FromMilliseconds(1234.5), 1e-3f, 1000, TimeSpan.FromSeconds(1));

    // Settings, which are written out where they are created, and the random number generator need no text of their own.
    private static readonly Type[] s_silent =
    [
        typeof(TrainerOptions), typeof(FitOptions), typeof(EarlyStopping), typeof(CsvOptions), typeof(BinaryRowOptions), typeof(IdxOptions), typeof(Pcg32),
        typeof(ScheduleJsonConverter),
    ];

    private static readonly Dictionary<string, (Func<object> Make, string Text)> s_texts = new()
    {
        ["Dataset of targets"] = (() => s_line, "Dataset: 4 rows of 2 inputs and 1 target"),
        ["Dataset of labels"] = (() => Dataset.FromArrays([1.5f], new int[] { 1 }, 1).WithClassNames(["a", "b"]).WithWeights([2]), "Dataset: 1 row of 1 input and a label, 2 class names, with weights"),
        ["Standardization"] = (() => new Standardization([1.5, -2], [0.5, 1]), "Standardization of 2 columns: (x − 1.5) / 0.5, (x − -2) / 1"),
        ["MinMaxScaling"] = (() => new MinMaxScaling([0, 1, 2, 3, 4], [1.25, 1, 1, 1, 1]), "MinMaxScaling of 5 columns: (x − 0) / 1.25, (x − 1) / 1, (x − 2) / 1, (x − 3) / 1, …"),
        ["NetworkTransform"] = (() => new NetworkTransform { Inputs = new Standardization([0.5], [2]), Schema = "{}" },
            "Inputs: Standardization of 1 column: (x − 0.5) / 2; targets: as they are; with a schema"),
        ["FitProgress"] = (() => s_progress, "epoch 3 of 10, loss 0.1235, validation loss 0.25, validation accuracy 0.5, 1.2 s"),
        ["FitProgress, a loss alone"] = (() => s_progress with { ValidationLoss = null, ValidationAccuracy = null, Elapsed = TimeSpan.FromSeconds(3725) }, "epoch 3 of 10, loss 0.1235, 1:02:05"),
        ["BatchProgress"] = (() => new BatchProgress(1, 2, 3, float.NaN), "epoch 1, mini-batch 2 of 3, loss NaN"),
        ["BudgetResult"] = (() => new BudgetResult(1, 0.5f, TimeSpan.FromMilliseconds(3.456)) { Rows = 32, Skipped = 2 }, "1 step, 32 rows, loss 0.5, 3.46 ms, 2 skipped"),
        ["RegressionScores"] = (() => new RegressionScores(0.914f, 5.4321f, -0.5f), "R² 0.914, RMSE 5.432, MAE -0.5"),
        ["ClassScores"] = (() => new ClassScores(0.5f, 0.25f, 1f / 3, 12), "precision 0.500, recall 0.250, F1 0.333, 12 rows"),
        ["GradientClipping by norm"] = (() => GradientClipping.ByNorm(1.5f), "norm at most 1.5"),
        ["GradientClipping by value"] = (() => GradientClipping.ByValue(0.5f), "values at most 0.5"),
        ["GradientClipping of nothing"] = (() => default(GradientClipping), "none"),
        ["Trainer"] = (() => new LinearNetwork(2, 1).CreateTrainer(new Sgd { LearningRate = 0.5f }),
            $"Trainer of LinearNetwork: {new Sgd { LearningRate = 0.5f }}, 0 updates"),
        ["Trainer with a schedule"] = (() => Stepped(new Trainer(new LinearNetwork(2, 1), new Sgd(), new TrainerOptions { Schedule = new StepSchedule { StepSize = 30 } })),
            $"Trainer of LinearNetwork: {new Sgd()}, {new StepSchedule { StepSize = 30 }}, 1 update"),
        ["ClassifierTrainer"] = (() => new LinearClassifier(2, 2).CreateTrainer(), $"ClassifierTrainer of LinearClassifier: {new Adam()}, 0 updates"),
        ["Population"] = (() => new Population(new LinearNetwork(2, 1), 3), "Population: 3 agents of LinearNetwork: 2 → 1 Identity, Quadratic, 3 parameters"),
        ["LayerView"] = (() => new LinearNetwork(2, 1).ViewLayer(1), "Layer 1: 2 → 1 Identity"),
        ["CsvTable"] = (() => Table(), "CsvTable: Dataset: 2 rows of 3 inputs and a label, 2 class names, 1 incomplete line skipped"),
        ["CsvSchema"] = (() => Table().Schema, "CsvSchema: inputs 'sex=f', 'sex=m', 'age'; classes 'a', 'b'"),
        ["CsvCategories"] = (() => Table().Schema.Categories[0], "'sex': 'f', 'm'"),
        ["IdxTensor"] = (() => IdxTensor.Load(new MemoryStream([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6])), "IdxTensor: 1 × 2"),
    };

    public static TheoryData<string> Names => [.. s_texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_in_one_line_what_it_is(string name)
    {
        (Func<object> make, string text) = s_texts[name];
        Assert.Equal(text, make().ToString());
        Assert.Equal(text, InventedCulture.Make(() => make().ToString()));
    }

    [Fact]
    public void A_result_of_training_says_how_it_went()
    {
        FitResult result = new LinearNetwork(2, 1).CreateTrainer().Fit(s_line, new FitOptions { Epochs = 20, Validation = s_line, EarlyStopping = new EarlyStopping() });
        Assert.Matches(@"^20 epochs, loss [0-9.]+, validation loss [0-9.]+, best epoch 20 \([0-9.]+\), [0-9.]+ m?s$", result.ToString());
        Assert.Equal(result.ToString(), InventedCulture.Make(result.ToString));
    }

    [Fact]
    public void Names_from_a_file_stay_in_one_line()
    {
        CsvSchema schema = CsvDataset.Read(
            new StringReader("\"a\r\nb\",c,d\n1,2,\"x\ny\"\n"), new CsvOptions { LabelColumn = "d", NamedClasses = true, HasHeader = true }).Schema;
        Assert.Equal("CsvSchema: inputs 'a b', 'c'; classes 'x y'", schema.ToString());
    }

    [Fact]
    public void Rows_in_a_file_say_how_many_they_are()
    {
        using TemporaryFile file = new();
        using (BinaryRowWriter writer = new(file.Path))
        {
            writer.Append(s_line);
            Assert.Equal("BinaryRowWriter(RowCount = 4, ColumnCount = 3)", writer.ToString());
        }

        using BinaryRowSource source = BinaryRowSource.Open(file.Path, columnCount: 3, targetColumns: ^1..);
        Assert.Equal("BinaryRowSource(RowCount = 4, InputSize = 2, TargetSize = 1, BatchSize = 32)", source.ToString());
    }

    [Fact]
    public void Replay_memories_and_loggers_say_what_they_hold()
    {
        PrioritizedReplayMemory memory = new(capacity: 10, inputSize: 2, targetSize: 1, batchSize: 4, seed: 1);
        memory.Add([1, 2], [3]);
        Assert.Equal("PrioritizedReplayMemory: 1 of 10 rows", memory.ToString());
        using CsvLogger logger = new(TextWriter.Null);
        Assert.Equal("CsvLogger: nothing logged yet", logger.ToString());
    }

    // A type that prints only its name, or prints its members in the culture of the machine, lacks a text of its own.
    [Fact]
    public void Nothing_public_prints_the_name_of_its_type_alone() => Assert.Empty(
        from type in typeof(MlpAttribute).Assembly.GetExportedTypes().Concat(typeof(CsvDataset).Assembly.GetExportedTypes())
        where type.Namespace == "MlpGen" && type is { IsInterface: false, IsEnum: false } && !(type.IsAbstract && type.IsSealed)
        where !typeof(Attribute).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type) && !s_silent.Contains(type) && type != typeof(Initializer) && type != typeof(LayerShape)
        let text = type.GetMethod(nameof(ToString), Type.EmptyTypes)!
        where text.DeclaringType == typeof(object) || text.DeclaringType == typeof(ValueType)
            || text.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
        select type);

    private static Trainer Stepped(Trainer trainer)
    {
        trainer.Step([1, 2], [3]);
        return trainer;
    }

    private static CsvTable Table() => CsvDataset.Read(
        new StringReader("sex,age,class\nf,1.5,a\nm,2,b\nm,,b\n"),
        new CsvOptions { LabelColumn = "class", NamedClasses = true, CategoricalColumns = ["sex"], SkipIncompleteRows = true });
}
