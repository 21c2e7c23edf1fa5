using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>
/// A step that does nothing but follow the gradient of its rows: fused on the calling thread, or shared by a team where that is worth it.
/// </summary>
/// <typeparam name="TTarget">Floats for rows of targets, integers for classes.</typeparam>
/// <param name="network">The network that changes.</param>
/// <param name="state">The state of the learning rule.</param>
/// <param name="workspace">The scratch of the calling thread.</param>
/// <param name="team">The threads that share the rows; null where there is one.</param>
internal sealed class PlainStep<TTarget>(ITrainable network, OptimizerState state, AlignedBuffer workspace, GradientTeam? team)
    where TTarget : unmanaged
{
    private readonly FusedStep<TTarget> _fused = state.CreateFusedStep<TTarget>(workspace);
    private readonly TeamStep<TTarget>? _shared = team is null ? null : new TeamStep<TTarget>(network, state, team);

    /// <summary>Learns from rows that all count alike.</summary>
    /// <returns>The sum of their losses before the update; NaN or ∞ where nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other; nothing has changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows) =>
        _shared is not null && team!.Workers(rows) > 1 ? _shared.Step(inputs, targets, rows) : _fused.Step(inputs, targets, rows);
}
