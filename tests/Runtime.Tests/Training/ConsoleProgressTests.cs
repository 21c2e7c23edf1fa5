using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Training;
using Xunit;
using static MlpGen.Runtime.Tests.Training.FitRunTests;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The line in a terminal that shows the progress of training. <c>\r</c> restarts the line, and <c>\n</c> ends it.</summary>
public sealed class ConsoleProgressTests
{
    private readonly StringWriter _terminal = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private int _width = 120;

    [Fact]
    public void The_line_has_losses_time_and_speed_and_at_the_end_what_it_took()
    {
        ConsoleProgress progress = Progress();
        progress.Report(Epoch(1) with
        {
            ValidationLoss = 0.25f,
            ValidationAccuracy = 0.975f,
            Remaining = TimeSpan.FromSeconds(3_723),
            RowsPerSecond = 1_234_567,
        });
        progress.Report(Epoch(3) with { Loss = 0.012345f, Elapsed = TimeSpan.FromSeconds(75), RowsPerSecond = 1_000 });
        Assert.Equal(
            [
                "epoch 1/3  loss 0.5  validation 0.25  1:02:03 left  accuracy 97.5 %  1,234,567 rows/s",
                "epoch 3/3  loss 0.01235  took 0:01:15  1,000 rows/s",
            ],
            Lines().Select(line => line.TrimEnd()));
        Assert.EndsWith("\n", Lines()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_longer_is_wiped_away()
    {
        ConsoleProgress progress = Progress();
        progress.Report(Epoch(1) with { ValidationLoss = 0.25f });
        progress.Report(Epoch(2));
        string[] lines = Lines();
        Assert.Equal(lines[0].Length, lines[1].Length);
        Assert.EndsWith("rows/s                 ", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "epoch 1/3  loss 0.5  validation 0.25  0:00:02 left  accuracy 50.0 %  10 rows/s")]
    [InlineData(79, "epoch 1/3  loss 0.5  validation 0.25  0:00:02 left  accuracy 50.0 %  10 rows/s")]
    [InlineData(78, "epoch 1/3  loss 0.5  validation 0.25  0:00:02 left  accuracy 50.0 %")]
    [InlineData(60, "epoch 1/3  loss 0.5  validation 0.25  0:00:02 left")]
    [InlineData(40, "epoch 1/3  loss 0.5  validation 0.25")]
    [InlineData(30, "epoch 1/3  loss 0.5")]
    [InlineData(12, "epoch 1/3")]
    [InlineData(5, "epoc")]
    [InlineData(2, "e")]
    [InlineData(0, "epoch 1/3  loss 0.5  validation 0.25  0:00:02 left  accuracy 50.0 %  10 rows/s")]
    public void A_narrow_terminal_gets_what_matters_most_and_never_a_second_line(int width, string expected)
    {
        _width = width;
        Progress().Report(Epoch(1) with { ValidationLoss = 0.25f, ValidationAccuracy = 0.5f });
        Assert.Equal(expected, Assert.Single(Lines()));
    }

    [Fact]
    public void A_terminal_that_gets_narrower_is_not_overrun_by_blanks()
    {
        ConsoleProgress progress = Progress();
        progress.Report(Epoch(1) with { ValidationLoss = 0.25f });
        _width = 30;
        progress.Report(Epoch(2));
        Assert.True(Lines()[1].Length < 30);
    }

    [Fact]
    public void Epochs_that_come_faster_than_anybody_reads_are_left_out_but_for_the_last()
    {
        ConsoleProgress progress = Progress();
        for (int epoch = 1; epoch <= 1_000; epoch++)
            progress.Report(Epoch(epoch, of: 1_000) with { Elapsed = TimeSpan.FromMilliseconds(epoch) });
        string[] lines = Lines();
        Assert.InRange(lines.Length, 10, 21);
        Assert.StartsWith("epoch 1000/1000", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_culture_and_whatever_they_are()
    {
        CultureInfo before = CultureInfo.CurrentCulture, other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator) = (",", ".");
        (other.NumberFormat.NegativeSign, other.NumberFormat.NaNSymbol) = ("−", "nichts");
        try
        {
            CultureInfo.CurrentCulture = other;
            Progress().Report(
                Epoch(1) with { Loss = float.NaN, ValidationLoss = -1.5e-9f, RowsPerSecond = 1_234.5, Remaining = TimeSpan.MaxValue });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("epoch 1/3  loss NaN  validation -1.5E-09  over 99 days left  1,234 rows/s", Assert.Single(Lines()).TrimEnd());
    }

    [Fact]
    public void The_line_ends_with_the_training_however_that_ends()
    {
        Trainer trainer = new LinearNetwork(1, 1).CreateTrainer(new Sgd());
        ConsoleProgress progress = Progress();
        trainer.Fit(Line(10), new FitOptions { Epochs = 3, Progress = progress });
        Assert.Single(Ends());

        EarlyStopping early = new() { MinDelta = 1e9f, Patience = 2 };
        trainer.Fit(Line(10), new FitOptions { Epochs = 50, EarlyStopping = early, Progress = progress });
        Assert.Equal(2, Ends().Length);
        Assert.Contains("took", Ends()[^1], StringComparison.Ordinal);

        int epochs = 0;
        Assert.Throws<InvalidTimeZoneException>(
            () => trainer.Fit(Line(10), new FitOptions { Epochs = 9, Progress = progress, OnBatch = _ => Fail(ref epochs) }));
        Assert.Equal(3, Ends().Length);
        Assert.EndsWith("\n", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_where_a_loop_over_the_epochs_is_left_and_behind_other_observers()
    {
        Trainer trainer = new LinearNetwork(1, 1).CreateTrainer(new Sgd());
        FitOptions options = new() { Epochs = 9, Progress = FitProgress.Combine(new Recorder(), Progress()) };
        await foreach (FitProgress epoch in trainer.FitAsync(Line(10), options, TestContext.Current.CancellationToken))
        {
            if (epoch.Epoch == 2)
                break;
        }

        Assert.StartsWith("epoch 2/9", Assert.Single(Ends()), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_training_begins_a_line_of_its_own()
    {
        ConsoleProgress progress = Progress();
        progress.Report(Epoch(2));
        progress.Report(Epoch(1));
        Assert.StartsWith("epoch 2/3", Assert.Single(Ends()), StringComparison.Ordinal);
        Assert.StartsWith("epoch 1/3", Lines()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_that_is_redirected_gets_nothing()
    {
        // A test runner redirects the output. Otherwise, this case cannot be tested.
        Assert.SkipUnless(Console.IsOutputRedirected, "This test needs redirected output, but it runs in a terminal.");
        Assert.Null(ConsoleProgress.ForConsole());
        TextWriter before = Console.Out;
        using StringWriter output = new();
        try
        {
            Console.SetOut(output);
            new LinearNetwork(1, 1).CreateTrainer(new Sgd()).Fit(Line(10), new FitOptions { Progress = FitProgress.ToConsole() });
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.DoesNotContain("epoch", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Observers_are_told_in_order_and_none_may_be_missing()
    {
        Recorder first = new(), second = new();
        FitProgress.Combine(first, second).Report(Epoch(2));
        Assert.Equal([2, 2], [first.Epochs.Single().Epoch, second.Epochs.Single().Epoch]);
        Assert.Throws<ArgumentException>("observers", () => FitProgress.Combine(first, null!));
    }

    private static FitProgress Epoch(int epoch, int of = 3) => new()
    {
        Epoch = epoch,
        Epochs = of,
        Loss = 0.5f,
        Elapsed = TimeSpan.FromSeconds(epoch),
        Remaining = TimeSpan.FromSeconds(of - epoch),
        RowsPerSecond = 10,
    };

    private static void Fail(ref int batches)
    {
        if (++batches == 3)
            throw new InvalidTimeZoneException();
    }

    private ConsoleProgress Progress() => new(_terminal, () => _width);

    /// <summary>Returns the texts that were written, one for each time the line was restarted.</summary>
    private string[] Lines() => _terminal.ToString().Split('\r')[1..];

    /// <summary>Returns the lines that stay on the screen.</summary>
    private string[] Ends() => [.. Lines().Where(line => line.EndsWith('\n'))];
}
