// Fields and properties that do not keep the value from their declaration.
using System;
using MlpGen;

public class Program
{
    private static readonly float[] s_row = new float[3];
    private static readonly float[] s_other = new float[3], s_both = (s_other = new float[2]);
    private static readonly float[] s_early = new float[s_late];
    private static readonly int s_late = 3;
    private readonly float[] _row = new float[3];
    private readonly float[] _byTuple = new float[3];
    private readonly float[] _byReference = new float[3];
    private readonly float[] _inAnotherPart;
    private readonly Trainer _trainer = new Xor(seed: 1).CreateTrainer(new Sgd());
    private float[] _plain = new float[3];

    static Program() => s_row = new float[2];

    protected Program()
    {
        _row = new float[2];
        (_byTuple, _inAnotherPart) = (new float[2], new float[2]);
        Give(out this._byReference);
        _trainer = new Net(seed: 1).CreateTrainer(new Sgd());
    }

    protected virtual float[] Row => new float[3];

    private float[] Set { get; set; } = new float[3];

    private float[] Once { get; init; } = new float[3];

    private float[] Assigned { get; } = new float[3];

    public Program(Net net)
        : this()
    {
        Assigned = new float[2];
        Set = new float[2];
        _plain = new float[2];
    }

    public static void Main()
    {
        Net net = new(seed: 1);
        Program program = new Narrow(net) { Once = new float[2] };
        net.Forward(s_early, new float[0]);
        net.Classify(s_row);
        net.Classify(s_other);
        net.Classify(s_both);
        net.Classify(program._row);
        net.Classify(program._byTuple);
        net.Classify(program._byReference);
        net.Classify(program._inAnotherPart);
        net.Classify(program._plain);
        net.Classify(program.Row);
        net.Classify(program.Set);
        net.Classify(program.Once);
        net.Classify(program.Assigned);
        net.Classify(program.Computed);
        net.Forward(default(Structure).Row, default(Structure).Other);
        program._trainer.Step([1, 2], [1f, 0, 0]);
    }

    private float[] Computed
    {
        get => field[..2];
    } = new float[3];

    private static void Give(out float[] given) => given = new float[2];

    private sealed class Narrow(Net net) : Program(net)
    {
        protected override float[] Row => new float[2];
    }
}

public struct Structure()
{
    public readonly float[] Row = new float[3];

    public float[] Other { get; } = new float[1];
}
