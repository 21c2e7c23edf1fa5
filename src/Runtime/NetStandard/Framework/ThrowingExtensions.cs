using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MlpGen;

/// <summary>The checks of arguments that newer frameworks have, under their names.</summary>
internal static class ThrowingExtensions
{
    extension(ArgumentNullException)
    {
        /// <summary>Throws if an argument is null.</summary>
        public static void ThrowIfNull(
            [NotNull] object? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        {
            if (argument is null)
                throw new ArgumentNullException(name);
        }
    }

    extension(ArgumentException)
    {
        /// <summary>Throws if a text is null or empty.</summary>
        public static void ThrowIfNullOrEmpty(
            [NotNull] string? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        {
            ArgumentNullException.ThrowIfNull(argument, name);
            if (argument.Length == 0)
                throw new ArgumentException("The value cannot be an empty string.", name);
        }
    }

    extension(ObjectDisposedException)
    {
        /// <summary>Throws if an object is disposed.</summary>
        public static void ThrowIf([DoesNotReturnIf(true)] bool isDisposed, object instance)
        {
            if (isDisposed)
                throw new ObjectDisposedException(instance.GetType().FullName);
        }
    }
}
