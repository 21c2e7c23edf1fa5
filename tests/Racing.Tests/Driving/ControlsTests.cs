using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Driving;

public sealed class ControlsTests
{
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, -1, 127, -127)]
    [InlineData(7, float.NegativeInfinity, 127, -127)]
    [InlineData(0.5, float.NaN, 64, 0)]
    public void Values_are_limited_and_rounded(float steer, float throttle, sbyte steerByte, sbyte throttleByte) =>
        Assert.Equal(new Controls(steerByte, throttleByte), Controls.From(steer, throttle));

    [Fact]
    public void Opposite_keys_cancel_and_the_brake_wins()
    {
        Assert.Equal(new Controls(0, 127), Controls.FromKeys(left: true, right: true, up: true, down: false));
        Assert.Equal(new Controls(-127, -127), Controls.FromKeys(left: true, right: false, up: true, down: true));
    }
}
