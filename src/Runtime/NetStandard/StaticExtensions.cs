using System.Runtime.CompilerServices;

namespace System;

/// <summary>Static members of newer frameworks, under the names that the sources use.</summary>
internal static class StaticExtensions
{
    extension(ArgumentNullException)
    {
        /// <summary>Throws if an argument is null.</summary>
        public static void ThrowIfNull(
            [System.Diagnostics.CodeAnalysis.NotNull] object? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        {
            if (argument is null)
                throw new ArgumentNullException(name);
        }
    }

    extension(int)
    {
        /// <summary>Returns the larger of two numbers.</summary>
        public static int Max(int a, int b) => Math.Max(a, b);

        /// <summary>Returns the smaller of two numbers.</summary>
        public static int Min(int a, int b) => Math.Min(a, b);
    }
}
