using System.Runtime.CompilerServices;

namespace MlpGen.Losses;

/// <summary>
/// The targets of a classification loss. Floats are rows of y. An integer is a label l, which stands for y = 1 at l and 0 elsewhere.
/// </summary>
/// <remarks>The JIT compiler knows the type argument and removes the code of the other case.</remarks>
/// <typeparam name="TTarget"><see cref="float"/> or <see cref="int"/>.</typeparam>
internal static partial class ClassTargets<TTarget>
    where TTarget : struct
{
    /// <summary>True if the targets are labels.</summary>
    public static bool AreLabels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TTarget) == typeof(int);
    }

    /// <summary>Returns the targets of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TTarget Row(ref TTarget targets, int row, int size) => ref Unsafe.Add(ref targets, AreLabels ? row : row * size);

    /// <summary>Returns the label of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Label(ref TTarget y) => Unsafe.As<TTarget, int>(ref y);

    /// <summary>Returns the first target of a row of targets that are no labels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Floats(ref TTarget y) => ref Unsafe.As<TTarget, float>(ref y);
}
