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
        Assert.Equal("The bits are those of every platform: fused 8bd864ddf7f21d98, separate 637b6006db3f8304.", report.ToString());
        Assert.NotEqual(report.Fused, report.Separate);
    }

    [Theory]
    [InlineData(0x8bd864ddf7f21d98, 0x637b6006db3f8304, true)]
    [InlineData(0x8bd864ddf7f21d99, 0x637b6006db3f8304, false)]
    [InlineData(0x8bd864ddf7f21d98, 0x8bd864ddf7f21d98, false)]
    public void Another_hash_is_reported(ulong fused, ulong separate, bool isCorrect)
    {
        BitsReport report = new(fused, separate);
        Assert.Equal(isCorrect, report.IsCorrect);
        Assert.Equal(!isCorrect, report.ToString().Contains("instead of", System.StringComparison.Ordinal));
    }
}
