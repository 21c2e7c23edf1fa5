namespace MlpGen.Generator.Tests.Calls;

/// <summary>Constant labels.</summary>
internal static class LabelCases
{
    public static readonly CallCase[] All =
    [
        Case("in a collection", "net.ComputeLoss(x, [0, {|MLP033:3|}, 2, {|MLP033:-1|}]);", "The label for 'Net' must be between 0 and 2 (was 3)"),
        Case("in an array", "const int ten = 10; const byte two = 2; net.ComputeLoss(x, new[] { {|MLP033:ten|}, two, labels[0] }); net.ComputeLoss(x, new int[] { {|MLP033:'a'|} });"),
        Case("on the stack", "net.CreateTrainer(new Sgd()).Step(x, stackalloc int[] { 0, {|MLP033:Net.OutputSize|} }); net.ComputeLoss(x, stackalloc[] { {|MLP033:3|} });"),
        Case("by name", "ReadOnlySpan<int> r = [0, 3, 4]; int[] a = { 7 }; ReadOnlySpan<int> s = a; net.ComputeLoss(x, {|MLP033:r|}); net.ComputeLoss(x, {|MLP033:a|}); net.ComputeLoss(x, {|MLP033:s|}); foreach (int l in a) Console.WriteLine(l + a[0] + a.Length);"),
        Case("and of the wrong number", "net.ComputeLoss(new float[4], {|MLP031:[{|MLP033:3|}]|});"),
        Case("labels of Fit on arrays", "net.CreateTrainer().Fit(x, new[] { 0, {|MLP033:3|} }, new FitOptions()); int[] a = { 7 }; net.CreateTrainer().Fit(x, {|MLP033:a|}, new FitOptions()); net.CreateTrainer().Fit(x, new[] { 0, 1, 2 }, new FitOptions());", "The label for 'Net' must be between 0 and 2 (was 3)"),
        Case("every class", "net.ComputeLoss(x, [0, 1, 2]); net.ComputeLoss(x, labels); net.ComputeLoss(x, new int[3]);"),
        Case("targets are not labels", "net.ComputeLoss(x, [0f, 3, 7]);"),
        Case("changed before the call", "int[] a = { 7 }; a[0] = 1; net.ComputeLoss(x, a); int[] b = { 7 }; Array.Clear(b); net.ComputeLoss(x, b); Span<int> c = [7]; c.Clear(); net.ComputeLoss(x, c); int[] d = { 7 }; foreach (ref int l in d.AsSpan()) l = 0; net.ComputeLoss(x, d); int[] e = { 7 }; int[] f = e; f[0] = 0; net.ComputeLoss(x, e); Span<int> g = [7]; foreach (ref int l in g) l = 0; net.ComputeLoss(x, g);"),
    ];

    private static CallCase Case(string name, string statements, string? message = null) => new(name, CallCase.InMethod(statements), message);
}
