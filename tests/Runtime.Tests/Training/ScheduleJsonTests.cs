using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Schedules as JSON. Written schedules can be read, and invalid ones are refused. Source generation is tested in
/// <c>tests/Package.Tests</c>.
/// </summary>
public sealed class ScheduleJsonTests
{
    [Theory]
    [MemberData(nameof(ScheduleTests.Each), MemberType = typeof(ScheduleTests))]
    public void Every_schedule_can_be_written_as_JSON_and_read(Schedule schedule)
    {
        string text = JsonSerializer.Serialize(schedule);
        Assert.Equal(text, schedule.ToJson());
        Assert.All([JsonSerializer.Deserialize<Schedule>(text)!, Schedule.FromJson(text)], read =>
        {
            Assert.IsType(schedule.GetType(), read);
            Assert.Equal(schedule.ToString(), read.ToString());
        });
    }

    /// <summary>The declared type of the variable makes no difference.</summary>
    [Theory]
    [MemberData(nameof(ScheduleTests.Each), MemberType = typeof(ScheduleTests))]
    public void A_schedule_can_be_written_as_what_it_is(Schedule schedule)
    {
        string text = JsonSerializer.Serialize(schedule, schedule.GetType());
        Assert.Equal(JsonSerializer.Serialize(schedule), text);
        Assert.Equal(schedule.ToString(), JsonSerializer.Deserialize<Schedule>(text)!.ToString());
        Assert.Equal(schedule.ToString(), JsonSerializer.Deserialize(text, schedule.GetType())!.ToString());
    }

    [Fact]
    public void What_JSON_leaves_out_is_as_it_is_unless_set()
    {
        Assert.Equal(new StepSchedule { StepSize = 30 }.ToString(), JsonSerializer.Deserialize<StepSchedule>("""{"StepSize":30}""")!.ToString());
        Assert.Equal(new ReduceOnPlateau().ToString(), JsonSerializer.Deserialize<Schedule>("""{"$type":"ReduceOnPlateau"}""")!.ToString());
        Assert.Equal(new OneCycleSchedule { Length = 9 }.ToString(), JsonSerializer.Deserialize<Schedule>("""{"Length":9,"$type":"OneCycle"}""")!.ToString());
        Assert.Null(JsonSerializer.Deserialize<Schedule>("null"));
    }

    [Theory]
    [MemberData(nameof(ScheduleTests.Each), MemberType = typeof(ScheduleTests))]
    public void JSON_with_a_setting_that_there_is_not_is_refused(Schedule schedule)
    {
        string text = JsonSerializer.Serialize(schedule).Replace("\"Unit\"", "\"Unti\"", StringComparison.Ordinal);
        JsonException error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>(text));
        Assert.Contains("Unti", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_of_a_schedule_that_cannot_be_is_refused()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Nothing"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Cosine","WarmUp":3}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"OneCycle"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"StepSize":3}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Step","StepSize":3,"StepSize":4}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Step","StepSize":3.5}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Step","Gamma":"half"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Step","Unit":"Fortnight"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Step","Unit":"1"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Step","Unit":" Epoch"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("""{"$type":"Step","$type":"Step"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>("3"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<StepSchedule>("""{"$type":"Exponential"}"""));
        Assert.Equal(typeof(Schedule).Assembly.GetTypes().Count(type => type.BaseType == typeof(Schedule)), ScheduleTests.Each.Count);
    }

    [Theory]
    [InlineData("""{"$type":"Step","StepSize":0}""", "A setting of Step is invalid. StepSize must be at least 1 (was 0).")]
    [InlineData("""{"$type":"ReduceOnPlateau","Factor":2}""", "A setting of ReduceOnPlateau is invalid. Factor must be between 0 and 1 (was 2).")]
    [InlineData("""{"$type":"Cosine","Length":0}""", "A setting of Cosine is invalid. Length must be at least 1 (was 0).")]
    [InlineData("""{"$type":"OneCycle","Length":9,"RiseFraction":-0.5}""", "A setting of OneCycle is invalid. RiseFraction must be between 0 and 1 (was -0.5).")]
    public void JSON_with_a_setting_out_of_its_range_is_refused(string text, string message)
    {
        JsonException error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>(text));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentOutOfRangeException>(error.InnerException);
    }

    [Fact]
    public void Text_that_is_no_schedule_is_refused()
    {
        Assert.Throws<ArgumentNullException>("json", () => Schedule.FromJson(null!));
        foreach (string text in (string[])["", "null", "3", "[]", "{}", """{"$type":"Step","StepSize":""", """{"$type":"Step"} {}""", """{"$type":"Step","$type":"Step"}"""])
            Assert.ThrowsAny<JsonException>(() => Schedule.FromJson(text));
    }

    /// <summary>A context generated in another assembly creates the converter itself.</summary>
    [Fact]
    public void Other_assemblies_can_make_the_converter()
    {
        Type converter = typeof(Schedule).GetCustomAttribute<JsonConverterAttribute>()!.ConverterType!;
        Assert.True(converter.IsVisible);
        Assert.NotNull(converter.GetConstructor([]));
    }

    [Fact]
    public void A_plug_in_that_used_schedules_can_be_unloaded()
    {
        WeakReference plugIn = UseAndUnload();
        for (int attempt = 0; plugIn.IsAlive && attempt < 50; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(plugIn.IsAlive);
    }

    // Not inlined, so that no local variable keeps the context alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndUnload()
    {
        AssemblyLoadContext context = new("plug-in", isCollectible: true);
        Type type = context.LoadFromAssemblyPath(typeof(Schedule).Assembly.Location).GetType(typeof(Schedule).FullName!)!;
        Assert.NotEqual(typeof(Schedule), type);
        string text = new CosineSchedule { Length = 9 }.ToJson();
        object read = type.GetMethod(nameof(Schedule.FromJson))!.Invoke(null, [text])!;
        Assert.Equal(text, type.GetMethod(nameof(Schedule.ToJson))!.Invoke(read, null));
        context.Unload();
        return new WeakReference(context);
    }
}
