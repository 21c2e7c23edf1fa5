using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MlpGen.Text;

namespace MlpGen.Learning;

/// <summary>The settings of a schedule in JSON. Each one is read once.</summary>
internal sealed class ScheduleSettings
{
    private readonly string _schedule;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    /// <summary>Initializes the settings with the properties of a JSON object.</summary>
    /// <param name="schedule">The name of the schedule, for messages.</param>
    /// <param name="settings">The properties: names and values.</param>
    public ScheduleSettings(string schedule, IEnumerable<JsonProperty> settings)
    {
        _schedule = schedule;
        foreach (JsonProperty setting in settings)
        {
            if (!_values.TryAdd(setting.Name, setting.Value))
                throw new JsonException($"{schedule} contains {MessageText.Quoted(setting.Name)} twice. Remove one of them.");
        }
    }

    /// <summary>Removes a property that is not a setting.</summary>
    public void Skip(string name) => _values.Remove(name);

    /// <summary>Reads the unit of the schedule by its name. Returns the default if it is missing.</summary>
    public ScheduleUnit ReadUnit()
    {
        if (!Find(nameof(Schedule.Unit), out JsonElement value))
            return default;
        string[] names = Enum.GetNames<ScheduleUnit>();
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } name && names.Contains(name)
            ? Enum.Parse<ScheduleUnit>(name)
            : throw Wrong(nameof(Schedule.Unit), value, string.Join(" or ", names));
    }

    /// <summary>Reads a number. Returns <paramref name="otherwise"/> if it is missing.</summary>
    public float Read(string name, float otherwise) => !Find(name, out JsonElement value)
        ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) ? number : throw Wrong(name, value, "a number");

    /// <inheritdoc cref="Read(string, float)"/>
    public long Read(string name, long otherwise) => !Find(name, out JsonElement value)
        ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : throw Wrong(name, value, "an integer");

    /// <summary>Reads a number that is required.</summary>
    public long ReadRequired(string name) =>
        _values.ContainsKey(name) ? Read(name, 0L) : throw new JsonException($"{_schedule} must contain {name}, which is missing.");

    /// <summary>Throws if a property has not been read.</summary>
    public void ThrowIfUnread()
    {
        foreach (string name in _values.Keys)
            throw new JsonException(
                $"{_schedule} has no setting {MessageText.Quoted(name)}. Its settings are {string.Join(", ", _known)}.");
    }

    private bool Find(string name, out JsonElement value)
    {
        _known.Add(name);
        return _values.Remove(name, out value);
    }

    private JsonException Wrong(string name, JsonElement value, string expected) =>
        new($"{name} of {_schedule} must be {expected} (was {MessageText.Quoted(value.GetRawText())}).");
}
