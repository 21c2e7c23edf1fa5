using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlpGen.Learning;

namespace MlpGen;

/// <summary>
/// Lets <c>System.Text.Json</c> write and read schedules wherever they stand in what it serialises; it finds this converter by itself. It
/// is public for the contexts that it generates in other assemblies.
/// </summary>
/// <remarks>
/// Its own polymorphism (<c>JsonPolymorphic</c>) would set what the JSON leaves out to 0 where source is generated, since settings are
/// init-only, take only a name that comes first, and accept a setting twice.
/// </remarks>
public sealed class ScheduleJsonConverter : JsonConverter<Schedule>
{
    /// <summary>True if a type is a schedule.</summary>
    /// <param name="typeToConvert">Any type.</param>
    public override bool CanConvert(Type typeToConvert) => typeof(Schedule).IsAssignableFrom(typeToConvert);

    /// <summary>Reads a schedule, as <see cref="Schedule.FromJson"/> does.</summary>
    /// <param name="reader">Stands at its first token.</param>
    /// <param name="typeToConvert">Any schedule, or one kind, which then needs no <c>$type</c>.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="JsonException">It is no schedule of this type, or a setting does not fit.</exception>
    public override Schedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return ScheduleJson.Read(document.RootElement, typeToConvert);
    }

    /// <summary>Writes a schedule, as <see cref="Schedule.ToJson"/> does.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="value">The schedule.</param>
    /// <param name="options">Not used.</param>
    public override void Write(Utf8JsonWriter writer, Schedule value, JsonSerializerOptions options) => ScheduleJson.Write(writer, value);
}
