using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using MlpGen.Text;

namespace MlpGen.Learning;

/// <summary>
/// Reads and writes schedules as JSON objects that contain the name of the schedule, whatever the declared type of the variable. Written by
/// hand, so that it needs no reflection.
/// </summary>
internal static class ScheduleJson
{
    private const string Discriminator = "$type";

    private static readonly Dictionary<string, (Type Type, Func<ScheduleSettings, Schedule> Read)> s_kinds = new(StringComparer.Ordinal)
    {
        ["Constant"] = (typeof(ConstantSchedule), ConstantSchedule.Read),
        ["Step"] = (typeof(StepSchedule), StepSchedule.Read),
        ["Exponential"] = (typeof(ExponentialSchedule), ExponentialSchedule.Read),
        ["Cosine"] = (typeof(CosineSchedule), CosineSchedule.Read),
        ["OneCycle"] = (typeof(OneCycleSchedule), OneCycleSchedule.Read),
        ["ReduceOnPlateau"] = (typeof(ReduceOnPlateau), ReduceOnPlateau.Read),
    };

    /// <summary>Writes a schedule to a string.</summary>
    public static string Write(Schedule schedule)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            Write(writer, schedule);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a schedule at the current position of a JSON writer.</summary>
    public static void Write(Utf8JsonWriter writer, Schedule schedule)
    {
        writer.WriteStartObject();
        writer.WriteString(Discriminator, s_kinds.First(kind => kind.Value.Type == schedule.GetType()).Key);
        schedule.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="json">The JSON of the schedule.</param>
    /// <param name="type">The requested type: any schedule, or one kind, whose name may then be missing.</param>
    /// <exception cref="JsonException">The JSON does not describe a schedule of this type, or a setting is invalid.</exception>
    public static Schedule Read(JsonElement json, Type type)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"A schedule must be a JSON object with {Discriminator} and settings (was {json.ValueKind}).");

        string? written = json.TryGetProperty(Discriminator, out JsonElement value) ? value.ToString() : null;
        string? name = written ?? s_kinds.FirstOrDefault(kind => kind.Value.Type == type).Key;
        string[] fitting = [.. s_kinds.Where(kind => kind.Value.Type.IsAssignableTo(type)).Select(kind => kind.Key)];
        if (name is null || !fitting.Contains(name))
        {
            string found = name is null ? "missing" : MessageText.Quoted(name);
            throw new JsonException($"The {Discriminator} of a schedule must be one of {string.Join(", ", fitting)} (was {found}).");
        }

        ScheduleSettings settings = new(name, json.EnumerateObject());
        if (written is not null)
            settings.Skip(Discriminator);
        Schedule schedule = Make(name, settings);
        settings.ThrowIfUnread();
        return schedule;
    }

    // Callers that read JSON expect a single exception type, whatever the fault.
    private static Schedule Make(string name, ScheduleSettings settings)
    {
        try
        {
            return s_kinds[name].Read(settings);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new JsonException($"A setting of {name} is invalid. {error.Message}", error);
        }
    }
}
