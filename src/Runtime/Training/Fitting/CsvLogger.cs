using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace MlpGen;

/// <summary>
/// Writes each epoch of a training into a CSV file, as it ends: epoch, loss, validation loss and accuracy, learning rate, rows per second,
/// seconds, and a column for each of <see cref="FitOptions.Metrics"/>.
/// </summary>
/// <remarks>
/// The file can be read while it grows: each line is there as soon as its epoch has ended. Numbers are written so that they read back as
/// they were, with a point whatever the culture; what was not measured is empty. It prints nothing. Not for use by two trainings at once.
/// </remarks>
public sealed class CsvLogger : IProgress<FitProgress>, IDisposable
{
    private readonly TextWriter _writer;
    private readonly bool _ownsWriter;
    private string? _header;
    private bool _isDisposed;

    /// <summary>Writes into a file.</summary>
    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="append">
    /// True if lines are added to a file that is there, as for a training that goes on later; otherwise it is overwritten.
    /// </param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public CsvLogger(string path, bool append = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _header = append ? FirstLine(path) : null;
        _writer = new StreamWriter(new FileStream(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read));
        _ownsWriter = true;

        // What was killed in the middle of a line left it open.
        if (_header is not null && !EndsALine(path))
            WriteLine(string.Empty);
    }

    /// <summary>Writes to a writer, which stays open.</summary>
    /// <param name="writer">The destination.</param>
    public CsvLogger(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
    }

    /// <summary>Writes an epoch; before the first, the names of the columns.</summary>
    /// <param name="value">The epoch.</param>
    /// <exception cref="InvalidOperationException">The file has columns for other metrics than this training.</exception>
    /// <exception cref="IOException">The line cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The logger is disposed of.</exception>
    public void Report(FitProgress value)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        string header = string.Join(',', Names(value).Select(Quoted));
        if (_header is null)
            WriteLine(header);
        else if (header != _header)
        {
            throw new InvalidOperationException(
                $"The columns of the file are {_header}; this training has {header}. Log into another file, or ask for the same metrics.");
        }

        _header = header;
        WriteLine(string.Join(',', Values(value)));
    }

    /// <summary>One line: the columns, once there are any.</summary>
    public override string ToString() => $"CsvLogger: {_header ?? "nothing logged yet"}";

    /// <summary>Closes the file. A writer that was passed stays open.</summary>
    public void Dispose()
    {
        if (_ownsWriter && !_isDisposed)
            _writer.Dispose();
        _isDisposed = true;
    }

    private static IEnumerable<string> Names(FitProgress epoch) =>
    [
        "epoch", "loss", "validation loss", "validation accuracy", "learning rate", "rows per second", "seconds",
        .. Enumerable.Range(0, epoch.Metrics.Count).Select(epoch.Metrics.NameOf),
    ];

    private static IEnumerable<string> Values(FitProgress epoch) =>
    [
        epoch.Epoch.ToString(CultureInfo.InvariantCulture),
        Text(epoch.Loss),
        epoch.ValidationLoss is { } loss ? Text(loss) : string.Empty,
        epoch.ValidationAccuracy is { } accuracy ? Text(accuracy) : string.Empty,
        Text(epoch.LearningRate),
        epoch.RowsPerSecond.ToString("F0", CultureInfo.InvariantCulture),
        epoch.Elapsed.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
        .. Enumerable.Range(0, epoch.Metrics.Count).Select(i => Text(epoch.Metrics[i])),
    ];

    // The shortest that reads back as the number it was.
    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    // As RFC 4180 has it, and a line end as a blank: a header is one line.
    private static string Quoted(string name)
    {
        string line = name.ReplaceLineEndings(" ");
        bool needsQuotes = line.AsSpan().IndexOfAny(',', '"') >= 0 || line != line.Trim();
        return needsQuotes ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }

    private static string? FirstLine(string path)
    {
        if (!File.Exists(path))
            return null;
        using StreamReader reader = new(path);
        return reader.ReadLine();
    }

    private static bool EndsALine(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    private void WriteLine(string line)
    {
        _writer.Write(line);
        _writer.Write('\n');
        _writer.Flush();
    }
}
