using System;
using MlpGen.RandomNumbers;
using Xunit;

namespace MlpGen.Runtime.Tests.Random;

public sealed class NaturalExponentialTests
{
    [Fact]
    public void Exp_is_that_of_the_C_library_but_for_rounding()
    {
        for (double x = -699.9; x < 700; x += 0.37)
        {
            double expected = Math.Exp(x);
            Assert.True(
                Math.Abs(NaturalExponential.Compute(x) - expected) <= 1e-13 * (1 + Math.Abs(x)) * expected,
                $"e^{x} is {NaturalExponential.Compute(x)}, not {expected}");
        }
    }

    [Fact]
    public void Nought_gives_one_and_what_is_far_below_gives_nought()
    {
        Assert.Equal(1, NaturalExponential.Compute(0));
        Assert.Equal(0, NaturalExponential.Compute(-701));
        Assert.Equal(0, NaturalExponential.Compute(double.NegativeInfinity));
    }

    // Every machine must produce these bits.
    [Fact]
    public void Exp_has_the_known_bits() => Assert.Equal(
        [0x4005BF0A8B14576A, 0x3FD78B56362CEF38], Array.ConvertAll(
            [1d, -1d], x => BitConverter.DoubleToInt64Bits(NaturalExponential.Compute(x))));
}
