namespace MlpGen;

/// <summary>Names the converter of schedules, which exists only where there is a serializer.</summary>
internal static class ScheduleJsonConverter;
