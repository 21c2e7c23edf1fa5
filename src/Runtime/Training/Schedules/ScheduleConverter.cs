using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlpGen;

/// <summary>Schedules as JSON objects with their name, whatever the variable that holds one is declared as. Written by hand, so that nothing is reflected upon.</summary>
internal sealed class ScheduleConverter : JsonConverter<Schedule>
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

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(Schedule));

    public override Schedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException($"A schedule is a JSON object with {Discriminator} and settings; this is {document.RootElement.ValueKind}.");

        // What is declared as one kind needs no name.
        string? name = document.RootElement.TryGetProperty(Discriminator, out JsonElement written) ? written.ToString() : s_kinds.FirstOrDefault(kind => kind.Value.Type == typeToConvert).Key;
        string[] fitting = [.. s_kinds.Where(kind => kind.Value.Type.IsAssignableTo(typeToConvert)).Select(kind => kind.Key)];
        if (name is null || !fitting.Contains(name))
            throw new JsonException($"The {Discriminator} of a schedule is {(name is null ? "missing" : SafetensorsText.Quoted(name))}; {string.Join(", ", fitting)} fits.");
        ScheduleSettings settings = new(name, document.RootElement.EnumerateObject().Where(setting => setting.Name != Discriminator));
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

    public override void Write(Utf8JsonWriter writer, Schedule value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Discriminator, s_kinds.First(kind => kind.Value.Type == value.GetType()).Key);
        value.Write(writer);
        writer.WriteEndObject();
    }
}
