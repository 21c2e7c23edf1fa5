using System.Text.Json.Serialization;
using MlpGen.Tool.Comparison;
using MlpGen.Tool.Conversion;
using MlpGen.Tool.Declaration;
using MlpGen.Tool.Inspection;
using MlpGen.Tool.Timing;

namespace MlpGen.Tool.Commands;

/// <summary>The serialization of results as JSON. The names of the properties are documented and do not change.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(NewReport))]
[JsonSerializable(typeof(ConvertReport))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
