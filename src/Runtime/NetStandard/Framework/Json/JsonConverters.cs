using System.Diagnostics;

namespace System.Text.Json.Serialization;

/// <summary>
/// Lets sources name a converter. The compiler leaves the attribute out, because there is no serializer here that would read it.
/// </summary>
/// <param name="converterType">The converter.</param>
[AttributeUsage(AttributeTargets.All), Conditional("SYSTEM_TEXT_JSON")]
internal sealed class JsonConverterAttribute(Type converterType) : Attribute
{
    /// <summary>Gets the converter.</summary>
    public Type ConverterType => converterType;
}

/// <summary>Names the converter that writes an enum as text.</summary>
internal static class JsonStringEnumConverter<T>
    where T : struct, Enum;
