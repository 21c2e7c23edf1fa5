namespace MlpGen.Generator.Tests.Calls;

/// <summary>Lengths: each parameter of each method, and every form in which a length can be known.</summary>
internal static class LengthCases
{
    public static readonly CallCase[] All =
    [
        Case("Forward, inputs", "net.Forward({|MLP031:new float[3]|}, y);", "'inputs' of Forward has 3 floats, but a row of 'Net' has 2 inputs. Pass a multiple of 2."),
        Case("Forward, outputs", "net.Forward(x, {|MLP031:new float[4]|});", "'outputs' of Forward has 4 floats, but a row of 'Net' has 3 outputs. Pass a multiple of 3."),
        Case("Forward, outputs of known rows", "net.Forward(new float[4], {|MLP031:new float[3]|});", "'outputs' of Forward has 3 floats, but 2 rows of 'Net' need 6. Pass 6."),
        Case("Forward, outputs of one row", "net.Forward(new float[2], {|MLP031:new float[1]|});", "'outputs' of Forward has 1 float, but 1 row of 'Net' needs 3. Pass 3."),
        Case("Forward, both", "net.Forward({|MLP031:new float[1]|}, {|MLP031:new float[1]|});", "'inputs' of Forward has 1 float, but a row of 'Net' has 2 inputs. Pass a multiple of 2."),
        Case("Forward, no rows", "net.Forward(default, {|MLP031:new float[3]|});", "'outputs' of Forward has 3 floats, but 0 rows of 'Net' need 0. Pass 0."),
        Case("Classify, one row", "net.Classify({|MLP031:new float[4]|});", "'input' of Classify has 4 floats, but a row of 'Net' has 2 inputs. Pass 2."),
        Case("Classify, no row", "net.Classify({|MLP031:default|});", "'input' of Classify has 0 floats, but a row of 'Net' has 2 inputs. Pass 2."),
        Case("Classify, classes", "net.Classify(new float[6], {|MLP031:new int[2]|});", "'classes' of Classify has 2 elements, but 3 rows of 'Net' need 3. Pass 3."),
        Case("ComputeLoss, no row", "net.ComputeLoss({|MLP031:default|}, y);", "'inputs' of ComputeLoss has 0 floats, but the mean over zero rows is undefined. Pass at least one row, of length 2."),
        Case("ComputeLoss, labels", "net.ComputeLoss(new float[4], {|MLP031:new int[1]|});", "'labels' of ComputeLoss has 1 element, but 2 rows of 'Net' need 2. Pass 2."),
        Case("ComputeLoss, no labels", "net.ComputeLoss(x, {|MLP031:new int[0]|});", "'labels' of ComputeLoss has 0 elements, but the mean over zero rows is undefined. Pass at least one row, of length 1."),
        Case("ComputeGradient", "net.ComputeGradient(x, y, {|MLP031:new float[8]|});", "'gradient' of ComputeGradient has 8 floats, but 'Net' has 9 parameters. Pass 9."),
        Case("ComputeGradient, empty", "net.ComputeGradient(x, labels, {|MLP031:[]|});", "'gradient' of ComputeGradient has 0 floats, but 'Net' has 9 parameters. Pass 9."),
        Case("Backward, all", "net.Backward(new float[4], {|MLP031:new float[3]|}, {|MLP031:new float[8]|}, {|MLP031:new float[2]|});",
            "'outputGradients' of Backward has 3 floats, but 2 rows of 'Net' need 6. Pass 6."),
        Case("Backward, rows of the output gradients", "net.Backward(x, new float[6], {|MLP031:new float[1]|}, {|MLP031:new float[2]|});",
            "'gradient' of Backward has 1 float, but 'Net' has 9 parameters. Pass 9, or an empty span."),
        Case("Backward, either destination may be empty", "net.Backward(new float[4], new float[6], default, default); net.Backward([], [], new float[9], []);"),
        Case("GetParameters", "net.GetParameters({|MLP031:new float[10]|});", "'destination' of GetParameters has 10 floats, but 'Net' has 9 parameters. Pass 9."),
        Case("SetParameters", "net.SetParameters({|MLP031:new float[6]|});", "'source' of SetParameters has 6 floats, but 'Net' has 9 parameters. Pass 9."),
        Case("Step", "net.CreateTrainer(new Sgd()).Step({|MLP031:new float[3]|}, y);", "'inputs' of Step has 3 floats, but a row of 'Net' has 2 inputs. Pass a multiple of 2."),
        Case("Step, labels", "Trainer t = net.CreateTrainer(new Sgd()); ((ClassifierTrainer)t).Step(new float[2], {|MLP031:new int[2]|});"),
        Case("Step, trainer of another thread count", "using var t = net.CreateTrainer(new Sgd(), new TrainerOptions()); t.Step({|MLP031:new float[3]|}, y);"),
        Case("Step, trainer by its constructor", "Trainer t = new(net, new Sgd()); t.Step({|MLP031:new float[3]|}, y); new ClassifierTrainer(net, new Sgd()).Step({|MLP031:new float[3]|}, y);"),
        Case("StepByGradients", "net.CreateTrainer(new Sgd()).StepByGradients(new float[4], {|MLP031:new float[3]|}); net.CreateTrainer(new Sgd()).StepByGradients(new float[4], new float[6]);",
            "'outputGradients' of StepByGradients has 3 floats, but 2 rows of 'Net' need 6. Pass 6."),
        Case("StepByGradients, no row", "net.CreateTrainer(new Sgd()).StepByGradients({|MLP031:new float[0]|}, y);",
            "'inputs' of StepByGradients has 0 floats, but the mean over zero rows is undefined. Pass at least one row, of length 2."),
        Case("Step with a loss, inputs", "net.CreateTrainer(new Sgd()).Step({|MLP031:new float[3]|}, new float[7], new Own());", "'inputs' of Step has 3 floats, but a row of 'Net' has 2 inputs. Pass a multiple of 2."),
        Case("Step with a loss, targets", "net.CreateTrainer(new Sgd()).Step(new float[4], {|MLP031:new float[3]|}, new Own());", "'targets' of Step has 3 floats, but 2 rows of 'Net' need equally many targets each, at least one. Pass a positive multiple of 2."),
        Case("Step with a loss, no targets", "net.CreateTrainer(new Sgd()).Step(x, {|MLP031:[]|}, new Own());", "'targets' of Step has 0 floats, but a row of 'Net' needs at least one target. Pass at least one."),
        Case("Step with a loss, weights", "net.CreateTrainer(new Sgd()).Step(loss: new Own(), {|MLP031:weights: new float[3]|}, targets: new float[8], inputs: new float[4]);", "'weights' of Step has 3 elements, but 2 rows of 'Net' need 2. Pass 2."),
        Case("Step with a loss, as many targets as the loss wants", "Trainer t = net.CreateTrainer(new Sgd()); t.Step(new float[4], new float[2], new Own()); t.Step(new float[4], new float[8], new float[2], new Own()); t.Step(new float[2], new float[7], new Own()); t.Step(x, new float[7], new Own());"),
        Case("Forward into a new array", "net.Forward({|MLP031:new float[3]|}); net.Forward({|MLP031:inputs: [1, 0, 1]|}); NetworkExtensions.Forward({|MLP031:inputs: new[] { 1f }|}, network: net); ((INetwork)net).Forward({|MLP031:new float[1]|});",
            "'inputs' of Forward has 3 floats, but a row of 'Net' has 2 inputs. Pass a multiple of 2."),
        Case("Forward into a new array, valid lengths", "float[] row = { 1, 0 }; net.Forward(row); net.Forward([1, 0]); net.Forward(new float[4]); net.Forward(new float[0]); net.Forward(x); xor.Forward(new float[3]); INetwork n = net; n.Forward(new float[2]);"),
        Case("Forward of a network with named rows", "new Driver(1).Forward({|MLP031:new float[3]|}); new Steering(1).Forward(new float[2]); new Xor(1).Forward({|MLP031:new float[3]|});"),
        Case("Fit on arrays", "net.CreateTrainer().Fit({|MLP031:new float[3]|}, y, new FitOptions()); net.CreateTrainer(new Sgd()).Fit(new float[4], {|MLP031:new int[3]|}, new FitOptions()); net.CreateTrainer().Fit({|MLP031:new float[0]|}, y, new FitOptions());",
            "'inputs' of Fit has 3 floats, but a row of 'Net' has 2 inputs. Pass a multiple of 2."),
        Case("Fit on arrays, trainer in a variable", "using var t = net.CreateTrainer(); t.Fit(options: new FitOptions(), {|MLP031:inputs: new float[5]|}, labels: labels); Trainer u = new(net, new Adam()); u.Fit({|MLP031:new float[5]|}, y, new FitOptions());"),
        Case("Fit on arrays, what fits", "net.CreateTrainer().Fit(new float[4], new float[6], new FitOptions()); net.CreateTrainer().Fit(new float[4], new int[2], new FitOptions()); xor.CreateTrainer().Fit(new float[3], y, new FitOptions()); INetwork n = xor; n.CreateTrainer().Fit(new float[3], y, new FitOptions());"),
        Case("Step of a trainer with default settings", "net.CreateTrainer().Step({|MLP031:new float[3]|}, y); new Xor(1).CreateTrainer().Step({|MLP031:new float[3]|}, y); xor.CreateTrainer().Step(new float[3], y);"),
        Case("valid lengths", "net.Forward(new float[4], new float[6]); net.Classify(new float[2]); net.Classify(new float[6], new int[3]); net.GetParameters(new float[9]);"),
        Case("named arguments in another order", "net.Forward({|MLP031:outputs: new float[2]|}, inputs: x); net.Backward({|MLP031:inputGradients: new float[3]|}, outputGradients: y, gradient: default, inputs: x);"),

        Case("named outputs of one row", "new Steering(1).Forward(new float[4], {|MLP031:new Steering.Output[3]|}); new Steering(1).Forward(new float[4], new Steering.Output[2]);",
            "'outputs' of Forward has 3 elements, but 2 rows of 'Steering' need 2. Pass 2."),
        Case("named inputs and outputs", "Driver driver = new(1); driver.Forward(new Driver.Input[2], {|MLP031:new Driver.Output[3]|}); driver.Forward(new Driver.Input[2], new Driver.Output[2]);"),
        Case("a local that is also something else", "int k = 3; float[] row = new float[k]; string log = $\"{row} {k}\"; (float[], int) pair = (row, -k); net.Classify({|MLP031:row|}); net.Classify({|MLP031:new float[k]|}); net.Classify(x[^k..][1..]);"),
        Case("a local that a tuple assigns", "float[] row = new float[3]; int n; (row, n) = (x, 2); net.Classify(row); net.Classify(new float[n]);"),

        Case("weights", "net.CreateTrainer(new Sgd()).Step(new float[4], labels, {|MLP031:new float[3]|}); net.CreateTrainer(new Sgd()).Step(new float[4], new float[6], new float[2]);"),
        Case("stackalloc", "net.Classify({|MLP031:stackalloc float[3]|}); net.Classify({|MLP031:stackalloc[] { 1f }|}); net.Classify({|MLP031:stackalloc float[] { 1, 2, 3 }|}); net.Classify({|MLP031:stackalloc float[1] { 1 }|}); net.Classify(stackalloc float[2]);"),
        Case("array", "net.Classify({|MLP031:new float[] { 1, 2, 3 }|}); net.Classify({|MLP031:new[] { 1f }|}); net.Classify({|MLP031:new float[Net.InputSize * 2]|}); net.Classify(new float[Net.InputSize]);"),
        Case("collection expression", "net.Classify({|MLP031:[1, 2, 3]|}); net.Classify({|MLP031:[]|}); net.Classify([1, 2]); net.Classify([..x]); net.Classify([1, 2, .. x]);"),
        Case("nothing", "net.Classify({|MLP031:null|}); net.Classify({|MLP031:default(float[])|}); net.Classify({|MLP031:Span<float>.Empty|}); net.Classify({|MLP031:ReadOnlySpan<float>.Empty|}); net.Classify({|MLP031:Array.Empty<float>()|});"),
        Case("span constructors", "net.Classify({|MLP031:new Span<float>()|}); net.Classify({|MLP031:new ReadOnlySpan<float>(new float[3])|}); net.Classify({|MLP031:new Span<float>(x, 1, 3)|}); float f = 1; net.Classify({|MLP031:new Span<float>(ref f)|}); net.Classify(new Span<float>(x)); net.Classify(new Span<float>(x, 3, 2));"),
        Case("AsSpan", "net.Classify({|MLP031:new float[3].AsSpan()|}); net.Classify({|MLP031:x.AsSpan(1, 3)|}); net.Classify({|MLP031:new float[3].AsSpan(2)|}); net.Classify({|MLP031:new float[3].AsSpan(^1)|}); net.Classify({|MLP031:x.AsSpan(0..1)|}); net.Classify({|MLP031:x.AsSpan(length: 3, start: 0)|}); net.Classify(x.AsSpan(2)); net.Classify(new float[3].AsSpan(1)); net.Classify(MemoryExtensions.AsSpan(x, 1, 2));"),
        Case("Slice", "ReadOnlySpan<float> s = new float[8]; net.Classify({|MLP031:s.Slice(5)|}); net.Classify({|MLP031:s.Slice(1, 3)|}); net.Classify({|MLP031:x.AsSpan().Slice(1).Slice(2, 1)|}); net.Classify(s.Slice(6)); net.Classify({|MLP031:s.Slice(1).ToArray()|});"),
        Case("ranges of a span", "Span<float> s = new float[8]; net.Classify({|MLP031:s[3..7]|}); net.Classify({|MLP031:s[..4]|}); net.Classify({|MLP031:s[2..]|}); net.Classify({|MLP031:s[^3..]|}); net.Classify({|MLP031:s[..]|}); net.Classify({|MLP031:s[^5..4]|}); net.Classify(s[3..^3]); net.Classify(s[^2..]);"),
        Case("ranges of an array", "float[] s = new float[8]; net.Classify({|MLP031:s[3..7]|}); net.Classify({|MLP031:x[3..^0][..1]|}); net.Classify({|MLP031:s[1..^1]|}); net.Classify(s[1..^5]);"),
        Case("ranges of unknown lengths", "Span<float> s = x; net.Classify({|MLP031:s[3..7]|}); net.Classify({|MLP031:s[^5..^2]|}); net.Classify({|MLP031:x[^3..]|}); net.Classify(s[2..]); net.Classify(s[1..^1]); net.Classify(x[..]);"),
        Case("ranges out of bounds throw on their own", "net.Classify(new float[5].AsSpan(3, 4)); net.Classify((new float[5])[3..7]); net.Classify(new float[5].AsSpan(6)); net.Classify((new float[5])[^6..^1]); net.Classify((new float[5])[4..1]);"),
        Case("locals", "const int n = 3; float[] a = new float[n]; Span<float> s = stackalloc float[3]; var c = s[..1]; ReadOnlySpan<float> r = a; net.Classify({|MLP031:a|}); net.Classify({|MLP031:s|}); net.Classify({|MLP031:c|}); net.Classify({|MLP031:r|}); s[0] = 1; a[2] = s.Length; a.AsSpan().Clear();"),
        Case("lengths from lengths", "int rows = 2; float[] a = new float[rows * Net.InputSize]; net.Forward(a, {|MLP031:new float[rows + 1]|}); net.Classify(a, {|MLP031:stackalloc int[a.Length]|}); net.Classify({|MLP031:a.AsSpan(rows - 1)|});"),
        Case("in a lambda and a local function", "float[] a = new float[3]; Action run = () => net.Classify({|MLP031:a|}); return; void Run() => net.Classify({|MLP031:a|}); void Block() { net.Classify({|MLP031:a|}); }"),
        new("fields and properties", """
            using System;
            using MlpGen;
            class Program
            {
                static readonly float[] A = { 1, 2, 3 }, B = new float[Net.InputSize];
                readonly float[] _c = [1, 2, 3];
                static ReadOnlySpan<float> D => [1, 2, 3];
                float[] E { get; } = new float[3];
                static readonly Net Network = new(1);
                readonly ClassifierTrainer _trainer = Network.CreateTrainer(new Sgd());
                void Run()
                {
                    Network.Classify({|MLP031:A|}); Network.Classify(B); Network.Classify({|MLP031:_c|}); Network.Classify({|MLP031:this._c|});
                    Network.Classify({|MLP031:D|}); Network.Classify({|MLP031:D[..1]|}); Network.Classify({|MLP031:E|});
                    _trainer.Step({|MLP031:A|}, A);
                }
            }
            """),
        new("field initializers and base calls", """
            using MlpGen;
            class Base(int digit) { public int Digit => digit; }
            class Program(Net net) : Base(new Net(1).Classify({|MLP031:new float[3]|}))
            {
                int _digit = net.Classify({|MLP031:new float[3]|});
                public int Other => net.Classify({|MLP031:new float[3]|});
            }
            """),
    ];

    private static CallCase Case(string name, string statements, string? message = null) => new(name, CallCase.InMethod(statements), message);
}
