using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>
/// A step that only follows the gradient of its rows. It is fused and runs on the calling thread, or it is shared by a team if that is
/// faster.
/// </summary>
/// <typeparam name="TTarget">The type of the targets: floats for targets, integers for labels.</typeparam>
/// <param name="network">The network that is trained.</param>
/// <param name="state">The state of the optimizer.</param>
/// <param name="workspace">The scratch memory of the calling thread.</param>
/// <param name="team">The team that shares the rows. Null if there is only one thread.</param>
internal sealed class PlainStep<TTarget>(ITrainable network, OptimizerState state, AlignedBuffer workspace, GradientTeam? team)
    where TTarget : unmanaged
{
    private readonly FusedStep<TTarget> _fused = state.CreateFusedStep<TTarget>(workspace);
    private readonly TeamStep<TTarget>? _shared = team is null ? null : new TeamStep<TTarget>(network, state, team);

    /// <summary>Trains on rows without weights.</summary>
    /// <returns>The sum of their losses before the update. NaN or ∞ if nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other. Nothing has changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows) =>
        _shared is not null && team!.Workers(rows) > 1 ? _shared.Step(inputs, targets, rows) : _fused.Step(inputs, targets, rows);
}
