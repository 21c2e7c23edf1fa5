// Types that the compiler needs by name, and netstandard2.0 lacks.
namespace System
{
    /// <summary>A position in a sequence, from its start or from its end.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        /// <summary>Gets the distance from the start or from the end.</summary>
        public int Value => value;

        /// <summary>True if the distance is from the end.</summary>
        public bool IsFromEnd => fromEnd;

        /// <summary>Returns a position from the start.</summary>
        public static implicit operator Index(int value) => new(value);

        /// <summary>Returns the distance from the start in a sequence.</summary>
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }

    /// <summary>A part of a sequence.</summary>
    internal readonly struct Range(Index start, Index end)
    {
        /// <summary>Gets the first position.</summary>
        public Index Start => start;

        /// <summary>Gets the position after the last one.</summary>
        public Index End => end;

        /// <summary>Returns the part from a position to the end.</summary>
        public static Range StartAt(Index start) => new(start, new Index(0, fromEnd: true));

        /// <summary>Returns the part up to a position.</summary>
        public static Range EndAt(Index end) => new(new Index(0), end);
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>States that an argument is not null if a method returns.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullAttribute : Attribute;

    /// <summary>States that a method does not return if an argument has a value.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class DoesNotReturnIfAttribute(bool parameterValue) : Attribute
    {
        /// <summary>Gets the value.</summary>
        public bool ParameterValue => parameterValue;
    }
}
