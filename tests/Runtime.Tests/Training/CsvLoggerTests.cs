using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;
using static MlpGen.Runtime.Tests.Training.FitRunTests;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The log of epochs as lines of a CSV file.</summary>
public sealed class CsvLoggerTests
{
    private const string Columns = "epoch,loss,validation loss,validation accuracy,learning rate,rows per second,seconds";

    [Fact]
    public void Each_epoch_is_a_line_below_the_names_of_the_columns()
    {
        using StringWriter text = new();
        using CsvLogger logger = new(text);
        logger.Report(new FitProgress(1, 2, 0.1f, null, null, TimeSpan.FromSeconds(1.5), 1e-3f, 1234.4, TimeSpan.Zero));
        logger.Report(new FitProgress(2, 2, float.NaN, 0.25f, 0.5f, TimeSpan.FromMinutes(2), 5e-4f, 1e6, TimeSpan.Zero));
        Assert.Equal($"{Columns}\n1,0.1,,,0.001,1234,1.500\n2,NaN,0.25,0.5,0.0005,1000000,120.000\n", text.ToString());
    }

    [Fact]
    public void Losses_and_metrics_read_back_as_they_were_whatever_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture, german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NegativeSign) = (",", "−");
        using TemporaryFile file = new();
        Metric own = new("my \"own\", negative", (network, rows) => -1 / 3f);
        FitResult result;
        try
        {
            CultureInfo.CurrentCulture = german;
            using CsvLogger logger = new(file.Path);
            result = new LinearNetwork(1, 1).CreateTrainer(new Adam()).Fit(Line(20), new FitOptions
            {
                Epochs = 4,
                ValidationSplit = 0.5f,
                Metrics = [own, Metric.R2],
                Progress = logger,
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] lines = File.ReadAllLines(file.Path);
        Assert.Equal($"{Columns},\"my \"\"own\"\", negative\",R²", lines[0]);
        string[][] cells = [.. lines[1..].Select(line => line.Split(','))];
        Assert.Equal(result.History.Select(epoch => epoch.Loss), cells.Select(row => float.Parse(row[1], CultureInfo.InvariantCulture)));
        Assert.Equal(
            result.History.Select(epoch => epoch.Metrics["R²"]), cells.Select(row => float.Parse(row[8], CultureInfo.InvariantCulture)));
        Assert.All(cells, row => Assert.Equal("-0.33333334", row[7]));
    }

    [Fact]
    public void A_line_is_in_the_file_once_its_epoch_has_ended()
    {
        using TemporaryFile file = new();
        using CsvLogger logger = new(file.Path);
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            logger.Report(Epoch(epoch));
            using FileStream reader = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Assert.Equal(1 + epoch, new StreamReader(reader).ReadToEnd().Count(character => character == '\n'));
        }
    }

    [Fact]
    public void A_file_is_overwritten_or_gone_on_with()
    {
        using TemporaryFile file = new();
        Log(file.Path, append: false, 1, 2);
        Log(file.Path, append: true, 3);
        Assert.Equal([Columns, "1", "2", "3"], First(file.Path));

        // The process was killed in the middle of a line.
        File.AppendAllText(file.Path, "4,0.");
        Log(file.Path, append: true, 4);
        Assert.Equal([Columns, "1", "2", "3", "4", "4"], First(file.Path));

        Log(file.Path, append: false, 1);
        Assert.Equal([Columns, "1"], First(file.Path));

        using TemporaryFile fresh = new();
        Log(fresh.Path, append: true, 1);
        Assert.Equal([Columns, "1"], First(fresh.Path));

        File.WriteAllText(fresh.Path, string.Empty);
        Log(fresh.Path, append: true, 1);
        Assert.Equal([Columns, "1"], First(fresh.Path));
    }

    [Fact]
    public void Columns_of_another_training_are_refused()
    {
        using TemporaryFile file = new();
        File.WriteAllText(file.Path, "a,b\n1,2\n");
        using CsvLogger logger = new(file.Path, append: true);
        Assert.Contains(
            "'a,b', but this run has 'epoch,loss",
            Assert.Throws<InvalidOperationException>(() => logger.Report(Epoch(1))).Message,
            StringComparison.Ordinal);
        logger.Dispose();
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(file.Path));
    }

    [Fact]
    public void A_name_with_line_ends_stays_on_its_line()
    {
        using StringWriter text = new();
        using CsvLogger logger = new(text);
        new LinearNetwork(1, 1).CreateTrainer(new Sgd()).Fit(Line(10), new FitOptions
        {
            Epochs = 1,
            ValidationSplit = 0.5f,
            Metrics = [new Metric("two\r\nlines", (_, _) => 1), new Metric(" blank", (_, _) => 1)],
            Progress = logger,
        });
        Assert.Equal($"{Columns},two lines,\" blank\"", text.ToString().Split('\n')[0]);
        Assert.Equal(3, text.ToString().Split('\n').Length);
    }

    [Fact]
    public void After_disposal_it_refuses_and_leaves_a_writer_that_was_passed_open()
    {
        using StringWriter text = new();
        CsvLogger logger = new(text);
        logger.Dispose();
        logger.Dispose();
        Assert.Throws<ObjectDisposedException>(() => logger.Report(Epoch(1)));
        text.Write("open");
        Assert.Throws<ArgumentNullException>(() => new CsvLogger((TextWriter)null!));
        Assert.Throws<DirectoryNotFoundException>(
            () => new CsvLogger(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "log.csv")));
    }

    private static FitProgress Epoch(int epoch) => new() { Epoch = epoch, Epochs = 9 };

    private static string[] First(string path) => [.. File.ReadAllLines(path).Select((line, i) => i == 0 ? line : line.Split(',')[0])];

    private static void Log(string path, bool append, params int[] epochs)
    {
        using CsvLogger logger = new(path, append);
        foreach (int epoch in epochs)
            logger.Report(Epoch(epoch));
    }
}
