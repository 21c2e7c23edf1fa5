using System;

namespace MlpGen.Numerics;

/// <summary>
/// Marks a method written with <c>Vector256</c>. The generator in <c>src/EveryWidth</c> writes its overloads for 128 and 512 bits.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryWidthAttribute : Attribute;
