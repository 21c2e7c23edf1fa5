namespace MlpGen.Generator.Tests.Calls;

/// <summary>Rows of targets.</summary>
internal static class TargetCases
{
    public static readonly CallCase[] All =
    [
        Case("of unknown rows", "net.ComputeLoss(x, {|MLP032:new float[4]|});", "'targets' of ComputeLoss has 4 floats, but a row of 'Net' has 3 outputs. Pass a multiple of 3."),
        Case("of known rows", "net.ComputeGradient(new float[4], {|MLP032:new float[3]|}, new float[9]);", "'targets' of ComputeGradient has 3 floats, but 2 rows of 'Net' need 6. Pass 6."),
        Case("one number in place of a row", "net.CreateTrainer(new Sgd()).Step([1, 0], {|MLP032:[1f]|});", "'targets' of Step has 1 float, but 1 row of 'Net' needs 3. Pass 3."),
        Case("none", "net.ComputeLoss(x, {|MLP032:Array.Empty<float>()|});", "'targets' of ComputeLoss has 0 floats, but the mean over zero rows is undefined. Pass at least one row, of length 3."),
        Case("of Fit on arrays", "net.CreateTrainer().Fit(new float[4], {|MLP032:new float[3]|}, new FitOptions());", "'targets' of Fit has 3 floats, but 2 rows of 'Net' need 6. Pass 6."),
        Case("valid targets", "net.ComputeLoss(new float[4], new float[6]); net.ComputeLoss(x, new float[3]); net.ComputeLoss(new float[2], y); net.CreateTrainer(new Sgd()).Step(new float[2], new float[3]);"),
        Case("of a network with one output", "xor.ComputeLoss([0, 0, 1, 1], {|MLP032:[1]|}); xor.ComputeLoss([0, 0, 1, 1], [1, 0]); xor.ComputeLoss(x, [1]);"),
    ];

    private static CallCase Case(string name, string statements, string? message = null) =>
        new(name, CallCase.InMethod(statements), message);
}
