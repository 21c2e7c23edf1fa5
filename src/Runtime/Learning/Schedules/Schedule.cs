using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlpGen.Learning;

namespace MlpGen;

/// <summary>
/// How the learning rate of the <see cref="Optimizer"/> changes while a <see cref="Trainer"/> works: a factor for each step. Settings
/// alone; where a training stands is the trainer's to know, and to keep in its checkpoints.
/// </summary>
/// <remarks>
/// <see cref="ToJson"/> writes any schedule with its name, <c>{"$type":"Step","StepSize":30,…}</c>, and <see cref="FromJson"/> reads it,
/// without reflection: in trimmed programs, with NativeAOT, and in a plug-in that is unloaded later. <c>System.Text.Json</c> does the same
/// for a schedule among other data, by reflection or by source generation.
/// </remarks>
[JsonConverter(typeof(ScheduleJsonConverter))]
public abstract class Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>What a schedule counts: updates of the parameters unless set.</summary>
    public ScheduleUnit Unit { get; init; }

    /// <summary>
    /// The factor of the learning rate; 1 for <see cref="ReduceOnPlateau"/>, whose factor depends on what a trainer was told.
    /// </summary>
    /// <param name="position">How many steps, or epochs, have ended: 0 at first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is negative.</exception>
    public float FactorAt(long position) => position >= 0
        ? Evaluate(position)
        : throw new ArgumentOutOfRangeException(
            nameof(position), $"position is {position}; at least 0 fits, which is before the first step.");

    /// <summary>Writes the schedule as a JSON object with its name and all its settings, the same in every culture.</summary>
    public string ToJson() => ScheduleJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote; a setting that is left out is as it is unless set.</summary>
    /// <param name="json">A JSON object with <c>$type</c> and settings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="JsonException">
    /// It is no JSON, or names no schedule; or a setting is unknown, written twice, out of its range, of another type, or missing where it
    /// must be given.
    /// </exception>
    public static Schedule FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = JsonDocument.Parse(json);
        return ScheduleJson.Read(document.RootElement, typeof(Schedule));
    }

    /// <summary>
    /// The schedule's name and all its settings, the same in every culture, with as many digits as tell any two settings apart.
    /// </summary>
    public override string ToString() =>
        $"{GetType().Name}({string.Concat(Settings.Select(Text))}Unit = {Unit})";

    /// <summary>All settings but the unit.</summary>
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

/// <summary>What the position of a <see cref="Schedule"/> counts.</summary>
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
