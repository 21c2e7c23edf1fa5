using System;
using System.Collections.Generic;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>The gradient of the rows of a shaped step, by the calling thread or by several.</summary>
/// <param name="network">The network.</param>
/// <param name="gradient">Where gradients are summed.</param>
/// <param name="workspace">The scratch of the calling thread.</param>
/// <param name="team">The threads that share the rows; null where there is one.</param>
internal sealed class ShapedGradient(ITrainable network, AlignedBuffer gradient, AlignedBuffer workspace, GradientTeam? team)
{
    private readonly List<object> _passes = [];

    /// <summary>Adds scale × Σ ∂E/∂w to the sum, or begins a new one.</summary>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="targets">rows × what the loss wants of a row.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="scale">The weight of each row.</param>
    /// <param name="loss">Computes E and ∂E/∂a.</param>
    /// <param name="draw">Which units are dropped.</param>
    /// <param name="isFirst">What was summed before is overwritten.</param>
    /// <returns>The sum of the rows' losses, not scaled.</returns>
    public double Add<TLoss>(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, float scale, ref TLoss loss, DropoutDraw draw, bool isFirst)
        where TLoss : struct, IOutputLoss
    {
        if (team is not null && team.Workers(rows) > 1)
            return Pass<TLoss>(team).Add(inputs, targets, rows, scale, loss, draw, isFirst);
        if (isFirst)
            gradient.Span.Clear();
        return network.AddGradient(inputs, targets, scale, ref loss, draw, gradient, workspace);
    }

    /// <summary>The shared pass of a loss; made once, so that steps by several losses in turn allocate nothing.</summary>
    private TeamLossGradient<TLoss> Pass<TLoss>(GradientTeam shared)
        where TLoss : struct, IOutputLoss
    {
        foreach (object pass in _passes)
        {
            if (pass is TeamLossGradient<TLoss> known)
                return known;
        }

        TeamLossGradient<TLoss> made = new(network, shared);
        _passes.Add(made);
        return made;
    }
}
