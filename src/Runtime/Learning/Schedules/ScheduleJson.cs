using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using MlpGen.Text;

namespace MlpGen.Learning;

/// <summary>
/// Schedules as JSON objects with their name, whatever the variable that holds one is declared as. Written by hand, so that nothing is
/// reflected upon.
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

    /// <summary>Writes a schedule as a text.</summary>
    public static string Write(Schedule schedule)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            Write(writer, schedule);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a schedule where a writer stands.</summary>
    public static void Write(Utf8JsonWriter writer, Schedule schedule)
    {
        writer.WriteStartObject();
        writer.WriteString(Discriminator, s_kinds.First(kind => kind.Value.Type == schedule.GetType()).Key);
        schedule.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="json">What ought to be one.</param>
    /// <param name="type">The type that is asked for: any schedule, or one kind, which then needs no name.</param>
    /// <exception cref="JsonException">It is none of this type, or a setting does not fit.</exception>
    public static Schedule Read(JsonElement json, Type type)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"A schedule is a JSON object with {Discriminator} and settings; this is {json.ValueKind}.");

        string? written = json.TryGetProperty(Discriminator, out JsonElement value) ? value.ToString() : null;
        string? name = written ?? s_kinds.FirstOrDefault(kind => kind.Value.Type == type).Key;
        string[] fitting = [.. s_kinds.Where(kind => kind.Value.Type.IsAssignableTo(type)).Select(kind => kind.Key)];
        if (name is null || !fitting.Contains(name))
        {
            string found = name is null ? "missing" : MessageText.Quoted(name);
            throw new JsonException($"The {Discriminator} of a schedule is {found}; {string.Join(", ", fitting)} fits.");
        }

        ScheduleSettings settings = new(name, json.EnumerateObject());
        if (written is not null)
            settings.Skip(Discriminator);
        Schedule schedule = Make(name, settings);
        settings.DemandNoOthers();
        return schedule;
    }

    // Who reads JSON looks for one kind of exception, wherever the fault lies.
    private static Schedule Make(string name, ScheduleSettings settings)
    {
        try
        {
            return s_kinds[name].Read(settings);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new JsonException($"A setting of {name} does not fit: {error.Message}", error);
        }
    }
}
