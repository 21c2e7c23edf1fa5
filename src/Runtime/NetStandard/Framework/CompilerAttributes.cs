// Types that the compiler needs by name, and netstandard2.1 lacks.
namespace System.Runtime.CompilerServices
{
    /// <summary>Marks setters that only initializers call.</summary>
    internal static class IsExternalInit;

    /// <summary>Marks members that an initializer must set.</summary>
    [AttributeUsage(
        AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property,
        Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;

    /// <summary>Names a feature that a compiler must support.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        /// <summary>Gets the name of the feature.</summary>
        public string FeatureName => featureName;
    }

    /// <summary>Passes the text of an argument.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
    {
        /// <summary>Gets the name of the parameter.</summary>
        public string ParameterName => parameterName;
    }

    /// <summary>Marks types that build interpolated strings.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
    internal sealed class InterpolatedStringHandlerAttribute : Attribute;
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>States that a member is not null if a method or property returns a value.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
    internal sealed class MemberNotNullWhenAttribute(bool returnValue, string member) : Attribute
    {
        /// <summary>Gets the value.</summary>
        public bool ReturnValue => returnValue;

        /// <summary>Gets the name of the member.</summary>
        public string Member => member;
    }
}
