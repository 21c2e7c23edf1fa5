using System;
using System.Collections.Generic;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>Computes the gradient of the rows in a shaped step, on the calling thread or on several threads.</summary>
/// <param name="network">The network that is trained.</param>
/// <param name="gradient">The buffer for the sum of the gradients.</param>
/// <param name="workspace">The scratch memory of the calling thread.</param>
/// <param name="team">The team that shares the rows. Null if there is only one thread.</param>
internal sealed class ShapedGradient(ITrainable network, AlignedBuffer gradient, AlignedBuffer workspace, GradientTeam? team)
{
    private readonly List<object> _passes = [];

    /// <summary>Adds scale × Σ ∂E/∂w to the sum, or starts a new sum.</summary>
    /// <param name="inputs">The inputs, rows × inputs.</param>
    /// <param name="targets">The targets, rows × the number of targets that the loss needs for a row.</param>
    /// <param name="rows">The number of rows. At least 1.</param>
    /// <param name="scale">The factor for the gradient of each row.</param>
    /// <param name="loss">The loss, which computes E and ∂E/∂a.</param>
    /// <param name="draw">The draw that selects the dropped units.</param>
    /// <param name="isFirst">True to overwrite the previous sum.</param>
    /// <returns>The sum of the losses of the rows, not scaled.</returns>
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

    /// <summary>
    /// Returns the shared pass for a loss. It is created once for each type, so that steps with alternating losses allocate nothing.
    /// </summary>
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
