using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlpGen.Learning;

namespace MlpGen;

/// <summary>
/// A schedule for the learning rate of the <see cref="Optimizer"/>. It provides a factor for each step of a <see cref="Trainer"/>. A
/// schedule contains only settings. The trainer keeps track of the position in the schedule and writes it to its checkpoints.
/// </summary>
/// <remarks>
/// <see cref="ToJson"/> converts any schedule to JSON that contains its name, <c>{"$type":"Step","StepSize":30,…}</c>, and
/// <see cref="FromJson"/> reads it. Both work without reflection, so they can be used in trimmed programs, with NativeAOT, and in plug-ins
/// that are unloaded later. <c>System.Text.Json</c> can also write and read a schedule within other data, by reflection or by source
/// generation.
/// </remarks>
[JsonConverter(typeof(ScheduleJsonConverter))]
public abstract class Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>The unit in which the schedule counts. Default: <see cref="ScheduleUnit.Step"/>, updates of the parameters.</summary>
    public ScheduleUnit Unit { get; init; }

    /// <summary>
    /// Returns the factor of the learning rate. For <see cref="ReduceOnPlateau"/> it is always 1, because its factor depends on the losses
    /// that are reported to a trainer.
    /// </summary>
    /// <param name="position">The number of completed steps or epochs. At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is negative.</exception>
    public float FactorAt(long position) => position >= 0
        ? Evaluate(position)
        : throw new ArgumentOutOfRangeException(
            nameof(position), $"position must be at least 0 (was {position}). Use 0 for the time before the first step.");

    /// <summary>Returns the schedule as a JSON object with its name and all its settings, independent of the culture.</summary>
    public string ToJson() => ScheduleJson.Write(this);

    /// <summary>Creates a schedule from JSON that <see cref="ToJson"/> returned. A setting that is missing keeps its default.</summary>
    /// <param name="json">A JSON object with <c>$type</c> and settings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="JsonException">
    /// The text is not valid JSON or does not name a schedule. Or a setting is unknown, occurs twice, is out of range, has the wrong type,
    /// or is required but missing. On netstandard2.1, catch <see cref="FormatException"/>.
    /// </exception>
    public static Schedule FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = JsonDocument.Parse(json);
        return ScheduleJson.Read(document.RootElement, typeof(Schedule));
    }

    /// <summary>
    /// Returns the schedule's name and all its settings, independent of the culture. The numbers have enough digits to distinguish any two
    /// settings.
    /// </summary>
    public override string ToString() =>
        $"{GetType().Name}({string.Concat(Settings.Select(Text))}Unit = {Unit})";

    /// <summary>Gets all settings except the unit.</summary>
    private protected abstract IEnumerable<(string Name, IFormattable Value)> Settings { get; }

    /// <summary>Writes the settings into a JSON object.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        foreach ((string name, IFormattable value) in Settings)
        {
            if (value is long whole)
                writer.WriteNumber(name, whole);
            else
                writer.WriteNumber(name, (float)value);
        }

        writer.WriteString(nameof(Unit), Unit.ToString());
    }

    private protected abstract float Evaluate(long position);

    private static string Text((string Name, IFormattable Value) setting) =>
        $"{setting.Name} = {setting.Value.ToString(null, CultureInfo.InvariantCulture)}, ";
}

/// <summary>The unit in which a <see cref="Schedule"/> counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleUnit>))]
public enum ScheduleUnit
{
    /// <summary>Updates of the parameters.</summary>
    Step,

    /// <summary>
    /// Epochs of <see cref="Trainer.Fit"/> or passes of <see cref="Trainer.StepFor(System.TimeSpan, Dataset, FitOptions)"/> over its rows.
    /// </summary>
    Epoch,
}
