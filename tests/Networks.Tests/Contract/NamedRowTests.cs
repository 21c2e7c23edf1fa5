using System;
using System.Linq;
using System.Reflection;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Parity;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>Structs of named rows are rows of floats under other names. Results agree to the last bit, and nothing is allocated.</summary>
public sealed class NamedRowTests
{
    private const int Seed = 7;

    // Compiled together with the networks, because only that compilation knows their structs.
    private const string Probe = """
        using System;
        using MlpGen;
        [Mlp(3, 16, 2, Hidden = Activation.Tanh), MlpInputs("a", "b", "c"), MlpOutputs("d", "e")] public partial class Both { }
        [Mlp(3, 16, Output = Activation.Relu), MlpInputs("a", "b", "c")] public partial class Inputs { }
        [Mlp(2, 5, 3), MlpOutputs("a", "b", "c")] public partial class Outputs { }
        public static class Probe
        {
            public static float[][] Run(float[] x)
            {
                Both both = new(7);
                Both.Input[] rows = new Both.Input[x.Length / 3];
                x.AsSpan().CopyTo(Both.Input.Floats(rows.AsSpan()));
                Both.Output[] named = new Both.Output[rows.Length];
                both.Forward(rows, named);
                Both.Output one = both.Forward(new Both.Input { A = x[0], B = x[1], C = x[2] });
                float[] expected = new float[named.Length * 2];
                both.Forward(x, expected);
                float[] row = new float[2];
                both.Forward(x.AsSpan(0, 3), row);

                Inputs inputs = new(7);
                Inputs.Input[] inputRows = new Inputs.Input[rows.Length];
                x.AsSpan().CopyTo(Inputs.Input.Floats(inputRows.AsSpan()));
                float[] wide = new float[16];
                float[] wideExpected = new float[16];
                inputs.Forward(inputRows[0], wide);
                inputs.Forward(x.AsSpan(0, 3), wideExpected);
                float[] many = new float[rows.Length * 16];
                float[] manyExpected = new float[rows.Length * 16];
                inputs.Forward(inputRows, many);
                inputs.Forward(x, manyExpected);

                Outputs outputs = new(7);
                Outputs.Output last = outputs.Forward(x.AsSpan(0, 2));
                float[] lastExpected = new float[3];
                outputs.Forward(x.AsSpan(0, 2), lastExpected);
                Outputs.Output[] lasts = new Outputs.Output[x.Length / 2];
                float[] lastsExpected = new float[lasts.Length * 3];
                outputs.Forward(x, lasts);
                outputs.Forward(x, lastsExpected);
                return new[]
                {
                    Both.Output.Floats(named).ToArray(), expected, new[] { one.D, one.E }, row, wide, wideExpected, many, manyExpected,
                    new[] { last.A, last.B, last.C }, lastExpected, Outputs.Output.Floats(lasts).ToArray(), lastsExpected,
                };
            }
        }
        """;

    public static TheoryData<string> Kernels =>
        Depth.Choose([nameof(KernelKind.Policy), nameof(KernelKind.Scalar)], new TheoryData<string>(Enum.GetNames<KernelKind>()));

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Numbers_are_those_of_the_spans_to_the_last_bit(string kernel)
    {
        float[] x = Rows(150);
        MethodInfo run = NetworkCompiler.Compile(Probe, Enum.Parse<KernelKind>(kernel)).GetType("Probe", throwOnError: true)!.GetMethod("Run")!;
        float[][] results = run.CreateDelegate<Func<float[], float[][]>>()(x);
        for (int i = 0; i < results.Length; i += 2)
        {
            Assert.True(Bits.Equal(results[i + 1], results[i]), $"Result {i} differs.");
            Assert.Contains(results[i], value => value != 0);
        }
    }

    [Fact]
    public void A_row_is_its_fields_in_the_order_of_their_names()
    {
        Driver driver = new(Seed);
        Driver.Output output = driver.Forward(new Driver.Input { Distance = 4.2f, Angle = 0.1f, Speed = 9 });
        float[] expected = new float[2];
        driver.Forward([4.2f, 0.1f, 9], expected);
        Assert.Equal((expected[0], expected[1]), (output.Steer, output.Throttle));
        Assert.NotEqual(output.Steer, output.Throttle);
    }

    [Fact]
    public void Arrays_of_structs_train_as_floats_do()
    {
        Driver named = new(Seed), plain = new(Seed);
        float[] x = Rows(30);
        float[] y = Rows(20);
        Driver.Input[] rows = new Driver.Input[10];
        Driver.Output[] targets = new Driver.Output[10];
        x.CopyTo(Driver.Input.Floats(rows.AsSpan()));
        y.CopyTo(Driver.Output.Floats(targets.AsSpan()));
        Assert.Equal(plain.CreateTrainer(new Sgd()).Step(x, y), named.CreateTrainer(new Sgd()).Step(Driver.Input.Floats(rows), Driver.Output.Floats(targets)));
        float[] one = new float[Driver.ParameterCount], other = new float[Driver.ParameterCount];
        named.GetParameters(one);
        plain.GetParameters(other);
        Assert.Equal(other, one);
    }

    [Fact]
    public void A_wrong_number_of_rows_throws()
    {
#pragma warning disable MLP031 // The wrong length that the analyzer reports must also throw at run time.
        Driver driver = new(Seed);
        Assert.Contains("outputs must have 3 items for 3 rows of 1 (had 2)", Assert.Throws<ArgumentException>(() => driver.Forward(new Driver.Input[3], new Driver.Output[2])).Message, StringComparison.Ordinal);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => new PlaceOfPoint(Seed).Forward(default(PlaceOfPoint.Input), new float[2])).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => new PlaceOfPoint(Seed).Forward(new PlaceOfPoint.Input[2], new float[5])).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentException>(() => new Letters(Seed).Forward(new float[3])).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => new Letters(Seed).Forward(new float[4], new Letters.Output[1])).ParamName);
#pragma warning restore MLP031
        driver.Forward(ReadOnlySpan<Driver.Input>.Empty, Span<Driver.Output>.Empty);
    }

    [Fact]
    public void Calls_with_named_rows_allocate_nothing()
    {
        Driver driver = new(Seed);
        Letters letters = new(Seed);
        Question question = new(Seed);
        PlaceOfPoint place = new(Seed);
        PlaceByLong byLong = new(Seed);
        float[] x = Rows(300);
        Driver.Input[] rows = new Driver.Input[100];
        Driver.Output[] outputs = new Driver.Output[100];
        Place[] places = new Place[150];
        LongPlace[] longs = new LongPlace[150];
        Answer[] answers = new Answer[150];
        AssertNothing(() => driver.Forward(rows[3]));
        AssertNothing(() => driver.Forward(rows, outputs));
        AssertNothing(() => driver.Classify(rows[3]));
        AssertNothing(() => letters.Forward(x.AsSpan(0, 2)));
        AssertNothing(() => question.Classify(new Question.Input { X = 1 }));
        AssertNothing(() => question.Classify(x, answers));
        AssertNothing(() => place.Classify(x, places));
        AssertNothing(() => byLong.Classify(x, longs));
    }

    private static float[] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin((i * 1.7f) + Seed))];

    // As in AllocationTests, the runtime may count bytes for a thread that allocated nothing. A call that really allocates does so every
    // time.
    private static void AssertNothing(Action call)
    {
        call();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 3 && least != 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
