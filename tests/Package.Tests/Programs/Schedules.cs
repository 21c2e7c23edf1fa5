using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlpGen;

Settings settings = new() { Schedule = new CosineSchedule { Length = 100, WarmUp = 5 }, Plateau = new ReduceOnPlateau { Patience = 3 }, Unit = ScheduleUnit.Epoch };
string text = JsonSerializer.Serialize(settings, SettingsContext.Default.Settings);
Console.WriteLine(text);

Settings read = JsonSerializer.Deserialize(text, SettingsContext.Default.Settings)!;
Console.WriteLine($"{read.Schedule} {read.Plateau} {read.Unit} {read.Nothing is null}");
Console.WriteLine(JsonSerializer.Deserialize("{\"StepSize\":30}", SettingsContext.Default.StepSchedule));
Console.WriteLine(JsonSerializer.Deserialize("{\"Length\":9,\"$type\":\"OneCycle\"}", SettingsContext.Default.Schedule));
Console.WriteLine(Schedule.FromJson(new StepSchedule { StepSize = 7 }.ToJson()));
try
{
    JsonSerializer.Deserialize("{\"Schedule\":{\"$type\":\"Step\",\"Gamma\":2}}", SettingsContext.Default.Settings);
}
catch (JsonException error)
{
    Console.WriteLine(error.Message.Split("(Parameter")[0]);
}

internal sealed class Settings
{
    public Schedule? Schedule { get; set; }

    public ReduceOnPlateau? Plateau { get; set; }

    public ScheduleUnit Unit { get; set; }

    public Schedule? Nothing { get; set; }
}

[JsonSerializable(typeof(Settings))]
[JsonSerializable(typeof(StepSchedule))]
internal sealed partial class SettingsContext : JsonSerializerContext
{
}
