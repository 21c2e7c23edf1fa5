using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>The self-test of the bits. Its hashes are also those of the other platforms that eng/platforms.sh runs.</summary>
public sealed class BitsSelfTestTests
{
    [Fact]
    public void This_machine_has_the_bits_of_every_platform()
    {
        BitsReport report = BitsSelfTest.Run();
        Assert.True(report.IsCorrect, report.ToString());
        Assert.Equal("The bits are those of every platform: fused 1b988bab8ff223e6, separate 4780c07405db1a90.", report.ToString());
        Assert.NotEqual(report.Fused, report.Separate);
    }

    [Theory]
    [InlineData(0x1b988bab8ff223e6, 0x4780c07405db1a90, true)]
    [InlineData(0x1b988bab8ff223e7, 0x4780c07405db1a90, false)]
    [InlineData(0x1b988bab8ff223e6, 0x1b988bab8ff223e6, false)]
    public void Another_hash_is_reported(ulong fused, ulong separate, bool isCorrect)
    {
        BitsReport report = new(fused, separate);
        Assert.Equal(isCorrect, report.IsCorrect);
        Assert.Equal(!isCorrect, report.ToString().Contains("instead of", System.StringComparison.Ordinal));
    }
}
