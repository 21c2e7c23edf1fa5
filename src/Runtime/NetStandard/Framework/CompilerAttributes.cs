// Types that the compiler needs by name, and netstandard2.1 lacks.
#pragma warning disable CS9113, CA1019, IDE0060 // The compiler reads the arguments, not the program.
namespace System.Runtime.CompilerServices
{
    /// <summary>Marks setters that only initializers call.</summary>
    internal static class IsExternalInit;

    /// <summary>Marks members that an initializer must set.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
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

    /// <summary>Leaves local variables without an initial value.</summary>
    [AttributeUsage(AttributeTargets.Module | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
        | AttributeTargets.Constructor | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event, Inherited = false)]
    internal sealed class SkipLocalsInitAttribute : Attribute;

    /// <summary>Marks parameters that are passed by a readonly reference.</summary>
    [AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
    internal sealed class RequiresLocationAttribute : Attribute;

    /// <summary>Marks the parts of an extension block.</summary>
    [AttributeUsage(AttributeTargets.All, Inherited = false)]
    internal sealed class ExtensionMarkerAttribute(string name) : Attribute
    {
        /// <summary>Gets the name of the marker.</summary>
        public string Name => name;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Marks constructors that set every required member.</summary>
    [AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
    internal sealed class SetsRequiredMembersAttribute : Attribute;

    /// <summary>Lets a reference outlive the value that it comes from.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
    internal sealed class UnscopedRefAttribute : Attribute;

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
