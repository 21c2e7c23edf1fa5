using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace MlpGen.Training;

/// <summary>Shows the progress of a training run in one line of a terminal. Each update overwrites the line. The last one stays.</summary>
/// <param name="writer">The terminal.</param>
/// <param name="width">Returns the width of the terminal in columns. It is queried for each update, because windows can be resized.</param>
internal sealed class ConsoleProgress(TextWriter writer, Func<int> width) : IFitObserver
{
    // Faster updates could not be read.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private FitProgress _last;
    private TimeSpan _written;
    private int _length;
    private bool _isOpen;

    /// <summary>
    /// Creates an instance for the console. Returns null if the output of the console is redirected or its lines cannot be overwritten.
    /// </summary>
    public static ConsoleProgress? ForConsole() =>
        Console.IsOutputRedirected || OperatingSystem.IsBrowser() || OperatingSystem.IsWasi() ? null : new(Console.Out, ConsoleWidth);

    public void Report(FitProgress value)
    {
        // This is a new training. Keep the line that a previous training did not end.
        if (_isOpen && value.Epoch <= _last.Epoch)
            End();
        bool isFirst = !_isOpen;
        (_last, _isOpen) = (value, true);
        if (value.Epoch >= value.Epochs)
            End();
        else if (isFirst || value.Elapsed - _written >= s_pause)
            Write(hasEnded: false);
    }

    public void End()
    {
        if (!_isOpen)
            return;
        Write(hasEnded: true);
        writer.WriteLine();
        (_isOpen, _length) = (false, 0);
    }

    private static int ConsoleWidth()
    {
        try
        {
            return OperatingSystem.IsBrowser() ? 0 : Console.WindowWidth;
        }
        catch (Exception error) when (error is IOException or PlatformNotSupportedException)
        {
            return 0;
        }
    }

    private void Write(bool hasEnded)
    {
        // Leave the last column empty, because a full line would wrap.
        int room = width() is var columns and > 1 ? columns - 1 : 79;
        string line = Line(_last, hasEnded, room);
        int blanks = Math.Clamp(_length - line.Length, 0, room - line.Length);
        writer.Write($"\r{line}{new string(' ', blanks)}");
        writer.Flush();
        (_length, _written) = (line.Length, _last.Elapsed);
    }

    // Drop the least important parts first if the terminal is narrow.
    private static string Line(FitProgress progress, bool hasEnded, int room)
    {
        List<string> parts = [.. Parts(progress, hasEnded)];
        while (parts.Count > 1 && Length(parts) > room)
            parts.RemoveAt(parts.Count - 1);
        string line = string.Join("  ", parts);
        return line.Length <= room ? line : line[..room];
    }

    private static int Length(List<string> parts) => parts.Sum(part => part.Length + 2) - 2;

    private static IEnumerable<string> Parts(FitProgress progress, bool hasEnded)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs}");
        yield return string.Create(CultureInfo.InvariantCulture, $"loss {progress.Loss:G4}");
        if (progress.ValidationLoss is { } loss)
            yield return string.Create(CultureInfo.InvariantCulture, $"validation {loss:G4}");
        yield return hasEnded ? $"took {Time(progress.Elapsed)}" : $"{Time(progress.Remaining)} left";
        if (progress.ValidationAccuracy is { } accuracy)
            yield return string.Create(CultureInfo.InvariantCulture, $"accuracy {(float)(100 * accuracy):F1} %");
        yield return string.Create(CultureInfo.InvariantCulture, $"{progress.RowsPerSecond:N0} rows/s");
    }

    private static string Time(TimeSpan time) => time.TotalDays >= 100
        ? "over 99 days"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}
