using System;
using System.Globalization;

namespace MlpGen;

/// <summary>The functions of numbers that newer frameworks have as static members of their types.</summary>
internal static class NumberExtensions
{
    extension(int)
    {
        public static int Max(int a, int b) => Math.Max(a, b);

        public static int Min(int a, int b) => Math.Min(a, b);

        public static int Clamp(int value, int least, int most) => Math.Clamp(value, least, most);
    }

    extension(long)
    {
        public static long Max(long a, long b) => Math.Max(a, b);

        public static long Min(long a, long b) => Math.Min(a, b);

        public static long Clamp(long value, long least, long most) => Math.Clamp(value, least, most);
    }

    extension(uint)
    {
        public static uint RotateRight(uint value, int count) => (value >> count) | (value << (32 - count));
    }

    extension(ulong)
    {
        public static ulong Max(ulong a, ulong b) => Math.Max(a, b);
    }

    extension(float)
    {
        public static float Abs(float value) => MathF.Abs(value);

        public static float Sqrt(float value) => MathF.Sqrt(value);

        /// <summary>Returns the larger number, NaN if one is NaN, and +0 of two zeros, whatever the platform's function does.</summary>
        public static float Max(float a, float b) =>
            a > b || float.IsNaN(a) ? a : a == b && float.IsNegative(b) ? a : b;

        /// <summary>Returns the smaller number, NaN if one is NaN, and −0 of two zeros, whatever the platform's function does.</summary>
        public static float Min(float a, float b) =>
            a < b || float.IsNaN(a) ? a : a == b && float.IsNegative(a) ? a : b;

        public static bool TryParse(string? text, IFormatProvider provider, out float value) =>
            float.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, provider, out value);
    }

    extension(double)
    {
        public static double Max(double a, double b) =>
            a > b || double.IsNaN(a) ? a : a == b && double.IsNegative(b) ? a : b;

        public static double Min(double a, double b) =>
            a < b || double.IsNaN(a) ? a : a == b && double.IsNegative(a) ? a : b;
    }
}
