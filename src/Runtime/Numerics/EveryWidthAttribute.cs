using System;

namespace MlpGen.Numerics;

/// <summary>Marks a method written with <c>Vector256</c>, whose overloads for 128 and 512 bits <c>src/EveryWidth</c> writes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryWidthAttribute : Attribute;
