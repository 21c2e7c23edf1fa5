using System;
using System.Linq;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;
using MlpGen.Losses;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Softmax and losses have the same bits with and without vectors, for every size and stride, also of rows that are not finite.</summary>
public abstract class PlainRowsTests<TRounding>
    where TRounding : struct, IRounding
{
    private const int Seed = 5;
    private const int RowCount = 6;
    private readonly System.Random _random = new(Seed);

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 67)];

    protected PlainRowsTests() => Assert.SkipUnless(Vector128.IsHardwareAccelerated, "There is nothing to compare with.");

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SoftmaxHasTheSameBits(int size) => ForStrides(size, (values, _, other) =>
    {
        PaddedRows vectors = values.Copy(), plain = values.Copy();
        Softmax.Rows<TRounding>(ref vectors.First, values.Stride, size, RowCount);
        Softmax.RowsPlainly<TRounding>(ref plain.First, values.Stride, size, RowCount);
        AssertSame(vectors, plain);

        PaddedRows backward = other.Copy();
        Softmax.Backward<TRounding>(ref vectors.First, ref other.First, values.Stride, size, RowCount);
        Softmax.BackwardPlainly<TRounding>(ref vectors.First, ref backward.First, values.Stride, size, RowCount);
        AssertSame(other, backward);
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SumsOfErrorsHaveTheSameBits(int size) => ForStrides(size, (values, targets, _) =>
    {
        SumOfErrors<SquaredError<TRounding>>(values, targets);
        SumOfErrors<HuberError<TRounding>>(values, targets);
        SumOfErrors<AbsoluteError>(values, targets);
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public void BinaryCrossEntropyHasTheSameBits(int size) => ForStrides(size, (values, targets, gradients) => Compare(
        values,
        gradients,
        outputs => BinaryCrossEntropyLoss.Evaluate<TRounding>(ref outputs.First, values.Stride, ref targets.First, size, RowCount),
        outputs => BinaryCrossEntropyLoss.EvaluatePlainly<TRounding>(ref outputs.First, values.Stride, ref targets.First, size, RowCount),
        (outputs, g) => BinaryCrossEntropyLoss.Evaluate<TRounding>(
            ref outputs.First, ref g.First, values.Stride, ref targets.First, size, RowCount, 0.3f),
        (outputs, g) => BinaryCrossEntropyLoss.EvaluatePlainly<TRounding>(
            ref outputs.First, ref g.First, values.Stride, ref targets.First, size, RowCount, 0.3f)));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void CrossEntropyHasTheSameBits(int size) => ForStrides(size, (values, targets, gradients) => Compare(
        values,
        gradients,
        outputs => CrossEntropyLoss.Evaluate<TRounding, float>(ref outputs.First, values.Stride, ref targets.First, size, RowCount),
        outputs => CrossEntropyLoss.EvaluatePlainly<TRounding, float>(ref outputs.First, values.Stride, ref targets.First, size, RowCount),
        (outputs, g) => CrossEntropyLoss.Evaluate<TRounding, float>(
            ref outputs.First, ref g.First, values.Stride, ref targets.First, size, RowCount, 0.3f),
        (outputs, g) => CrossEntropyLoss.EvaluatePlainly<TRounding, float>(
            ref outputs.First, ref g.First, values.Stride, ref targets.First, size, RowCount, 0.3f)));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void CrossEntropyOfLabelsHasTheSameBits(int size)
    {
        int[] labels = [.. Enumerable.Range(0, RowCount).Select(_ => _random.Next(size))];
        ForStrides(size, (values, _, gradients) => Compare(
            values,
            gradients,
            outputs => CrossEntropyLoss.Evaluate<TRounding, int>(ref outputs.First, values.Stride, ref labels[0], size, RowCount),
            outputs => CrossEntropyLoss.EvaluatePlainly<TRounding, int>(ref outputs.First, values.Stride, ref labels[0], size, RowCount),
            (outputs, g) => CrossEntropyLoss.Evaluate<TRounding, int>(
                ref outputs.First, ref g.First, values.Stride, ref labels[0], size, RowCount, 0.3f),
            (outputs, g) => CrossEntropyLoss.EvaluatePlainly<TRounding, int>(
                ref outputs.First, ref g.First, values.Stride, ref labels[0], size, RowCount, 0.3f)));
    }

    private static void SumOfErrors<TError>(PaddedRows values, PaddedRows targets)
        where TError : struct, IErrorFunction => Compare(
            values,
            values.Copy(),
            outputs => ErrorSum<TError>.Evaluate(ref outputs.First, values.Stride, ref targets.First, values.Size, RowCount),
            outputs => ErrorSum<TError>.EvaluatePlainly(ref outputs.First, values.Stride, ref targets.First, values.Size, RowCount),
            (outputs, g) => ErrorSum<TError>.Evaluate(
                ref outputs.First, ref g.First, values.Stride, ref targets.First, values.Size, RowCount, 0.3f),
            (outputs, g) => ErrorSum<TError>.EvaluatePlainly(
                ref outputs.First, ref g.First, values.Stride, ref targets.First, values.Size, RowCount, 0.3f));

    /// <summary>Compares losses, gradients in memory of their own, and gradients that overwrite the outputs.</summary>
    private static void Compare(
        PaddedRows outputs,
        PaddedRows gradients,
        Func<PaddedRows, double> loss,
        Func<PaddedRows, double> plainLoss,
        Func<PaddedRows, PaddedRows, double> gradient,
        Func<PaddedRows, PaddedRows, double> plainGradient)
    {
        Assert.Equal(loss(outputs), plainLoss(outputs));
        PaddedRows vectors = gradients.Copy(), plain = gradients.Copy();
        Assert.Equal(gradient(outputs, vectors), plainGradient(outputs, plain));
        AssertSame(vectors, plain);
        PaddedRows vectorsInPlace = outputs.Copy(), plainInPlace = outputs.Copy();
        Assert.Equal(gradient(vectorsInPlace, vectorsInPlace), plainGradient(plainInPlace, plainInPlace));
        AssertSame(vectorsInPlace, plainInPlace);
        AssertSame(vectors, plainInPlace);
    }

    private static void AssertSame(PaddedRows expected, PaddedRows actual) => Assert.Equal(
        Array.ConvertAll(expected.Bits(), bits => SameBits.Of(BitConverter.Int32BitsToSingle(bits))),
        Array.ConvertAll(actual.Bits(), bits => SameBits.Of(BitConverter.Int32BitsToSingle(bits))));

    /// <summary>Runs a test on rows of logits, targets and other numbers, of two strides. Some rows have large, tiny or special numbers.</summary>
    private void ForStrides(int size, Action<PaddedRows, PaddedRows, PaddedRows> test)
    {
        foreach (int stride in (int[])[(size + 3) & ~3, ((size + 3) & ~3) + 12])
        {
            var values = new PaddedRows(size, RowCount, stride, () => (_random.NextSingle() * 40) - 20);
            var targets = new PaddedRows(size, RowCount, size, () => _random.Next(3) == 0 ? 0 : _random.NextSingle());
            var others = new PaddedRows(size, RowCount, stride, () => _random.Next(4) == 0 ? -1e-30f : _random.NextSingle() - 0.5f);
            for (int j = 0; j < size; j++)
                values[1, j] = _random.Next(3) switch { 0 => -1000, 1 => 1000, _ => -1e-39f };
            values[2, _random.Next(size)] = float.NegativeInfinity;
            values[3, _random.Next(size)] = float.NaN;
            values[4, _random.Next(size)] = float.PositiveInfinity;
            test(values, targets, others);
        }
    }
}

public sealed class MachinePlainRowsTests : PlainRowsTests<MachineRounding>;

public sealed class FusedPlainRowsTests : PlainRowsTests<FusedRounding>;

public sealed class SeparatePlainRowsTests : PlainRowsTests<SeparateRounding>;
