using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace MlpGen;

/// <summary>
/// Writes one line to a CSV file for each epoch of a training run. The columns are epoch, loss, validation loss and accuracy, learning
/// rate, rows per second and seconds, followed by one column for each of <see cref="FitOptions.Metrics"/>.
/// </summary>
/// <remarks>
/// The file can be read during training, because each line is written as soon as its epoch has ended. Numbers are written so that they can
/// be read back exactly, with a decimal point in every culture. A value that was not measured is empty. The logger does not print anything.
/// Do not use one logger for two training runs at the same time.
/// </remarks>
public sealed class CsvLogger : IProgress<FitProgress>, IDisposable
{
    private readonly TextWriter _writer;
    private readonly bool _ownsWriter;
    private string? _header;
    private bool _isDisposed;

    /// <summary>Creates a logger that writes to a file.</summary>
    /// <param name="path">The path of the file. Its directory must exist.</param>
    /// <param name="append">
    /// True to append to an existing file, for example when a training run is resumed. False to overwrite it. Default: false.
    /// </param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public CsvLogger(string path, bool append = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _header = append ? FirstLine(path) : null;
        _writer = new StreamWriter(new FileStream(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read));
        _ownsWriter = true;

        // A process that was killed while writing may have left an incomplete line.
        if (_header is not null && !EndsALine(path))
            WriteLine(string.Empty);
    }

    /// <summary>Creates a logger that writes to a <see cref="TextWriter"/>, which is left open.</summary>
    /// <param name="writer">The destination.</param>
    public CsvLogger(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
    }

    /// <summary>Writes one line for an epoch, preceded by the column names if it is the first.</summary>
    /// <param name="value">The progress to write.</param>
    /// <exception cref="InvalidOperationException">The columns of the file differ from those of this training run.</exception>
    /// <exception cref="IOException">The line cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The logger has been disposed.</exception>
    public void Report(FitProgress value)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        string header = string.Join(',', Names(value).Select(Quoted));
        if (_header is null)
            WriteLine(header);
        else if (header != _header)
        {
            throw new InvalidOperationException(
                $"The file has the columns '{_header}', but this run has '{header}'. Use another file or the same metrics.");
        }

        _header = header;
        WriteLine(string.Join(',', Values(value)));
    }

    /// <summary>Returns one line with the columns, if any have been written.</summary>
    public override string ToString() => $"CsvLogger: {_header ?? "nothing logged yet"}";

    /// <summary>Closes the file. A <see cref="TextWriter"/> that was passed to the constructor is left open.</summary>
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

    // The shortest text that can be read back as exactly this number.
    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    // Quotes as in RFC 4180. Replaces line ends with spaces, because the header is one line.
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
