using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlpGen.Learning;

namespace MlpGen;

/// <summary>
/// Lets <c>System.Text.Json</c> write and read schedules anywhere in the data that it serializes. It finds this converter without
/// registration. The converter is public because serializer contexts that are generated in other assemblies use it.
/// </summary>
/// <remarks>
/// The polymorphism of <c>System.Text.Json</c> (<c>JsonPolymorphic</c>) has drawbacks. With source generation it sets missing settings to
/// 0, because settings are init-only. It also accepts the name only as the first property, and it accepts a setting that occurs twice.
/// </remarks>
public sealed class ScheduleJsonConverter : JsonConverter<Schedule>
{
    /// <summary>Returns true if the type is a schedule.</summary>
    /// <param name="typeToConvert">The type to check.</param>
    public override bool CanConvert(Type typeToConvert) => typeof(Schedule).IsAssignableFrom(typeToConvert);

    /// <summary>Reads a schedule, as <see cref="Schedule.FromJson"/> does.</summary>
    /// <param name="reader">The reader, at the first token of the schedule.</param>
    /// <param name="typeToConvert">The requested type: any schedule, or one kind, which then needs no <c>$type</c>.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="JsonException">The JSON does not describe a schedule of this type, or a setting is invalid.</exception>
    public override Schedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return ScheduleJson.Read(document.RootElement, typeToConvert);
    }

    /// <summary>Writes a schedule, as <see cref="Schedule.ToJson"/> does.</summary>
    /// <param name="writer">The writer of the JSON.</param>
    /// <param name="value">The schedule.</param>
    /// <param name="options">Not used.</param>
    public override void Write(Utf8JsonWriter writer, Schedule value, JsonSerializerOptions options) => ScheduleJson.Write(writer, value);
}
