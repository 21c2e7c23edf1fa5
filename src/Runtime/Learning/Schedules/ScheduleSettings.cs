using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MlpGen.Text;

namespace MlpGen.Learning;

/// <summary>The settings of a schedule in JSON, each of which is taken once.</summary>
internal sealed class ScheduleSettings
{
    private readonly string _schedule;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    /// <summary>Takes the properties of a JSON object.</summary>
    /// <param name="schedule">The name of the schedule, for messages.</param>
    /// <param name="settings">Names and values.</param>
    public ScheduleSettings(string schedule, IEnumerable<JsonProperty> settings)
    {
        _schedule = schedule;
        foreach (JsonProperty setting in settings)
        {
            if (!_values.TryAdd(setting.Name, setting.Value))
                throw new JsonException($"{schedule} has {MessageText.Quoted(setting.Name)} twice; once fits.");
        }
    }

    /// <summary>Leaves out what is no setting.</summary>
    public void Skip(string name) => _values.Remove(name);

    /// <summary>What the schedule counts, by name; updates where it is not set.</summary>
    public ScheduleUnit TakeUnit()
    {
        if (!Find(nameof(Schedule.Unit), out JsonElement value))
            return default;
        string[] names = Enum.GetNames<ScheduleUnit>();
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } name && names.Contains(name)
            ? Enum.Parse<ScheduleUnit>(name)
            : throw Wrong(nameof(Schedule.Unit), value, string.Join(" or ", names));
    }

    /// <summary>A number, or what it is where it is not set.</summary>
    public float Take(string name, float otherwise) => !Find(name, out JsonElement value)
        ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) ? number : throw Wrong(name, value, "a number");

    /// <inheritdoc cref="Take(string, float)"/>
    public long Take(string name, long otherwise) => !Find(name, out JsonElement value)
        ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : throw Wrong(name, value, "a whole number");

    /// <summary>A number that must be set.</summary>
    public long Demand(string name) =>
        _values.ContainsKey(name) ? Take(name, 0L) : throw new JsonException($"{_schedule} lacks {name}, which must be set.");

    /// <summary>Demands that everything has been taken.</summary>
    public void DemandNoOthers()
    {
        foreach (string name in _values.Keys)
            throw new JsonException($"{_schedule} has no setting {MessageText.Quoted(name)}; {string.Join(", ", _known)} fit.");
    }

    private bool Find(string name, out JsonElement value)
    {
        _known.Add(name);
        return _values.Remove(name, out value);
    }

    private JsonException Wrong(string name, JsonElement value, string fits) =>
        new($"{name} of {_schedule} is {MessageText.Quoted(value.GetRawText())}; {fits} fits.");
}
