using System;
using System.IO;
using System.Linq;
using Playground.Digits;
using Xunit;

namespace MlpGen.Browser.Tests.Logic;

public class DigitTests(ITestOutputHelper output)
{
    [Fact]
    public void The_data_are_those_of_the_sample()
    {
        (Dataset train, Dataset test) = DigitData.Read();
        Assert.Equal((1437, 360), (train.Count, test.Count));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], train.Labels[..10].ToArray());
        Assert.Equal([0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0, 0], train.InputsOf(0)[..8].ToArray());
    }

    [Fact]
    public void A_vertical_line_fills_the_middle_columns_wherever_it_is_drawn()
    {
        float[] pixels = new float[64], moved = new float[64];
        Line(0.5f, 0.1f, 0.9f).ToPixels(pixels);
        Line(0.2f, 0.3f, 0.5f).ToPixels(moved);
        for (int row = 2; row < 6; row++)
        {
            Assert.Equal(pixels[(8 * row) + 3], pixels[(8 * row) + 4]);
            Assert.InRange(pixels[(8 * row) + 3], 0.5f, 1);
            Assert.Equal(0, pixels[8 * row] + pixels[(8 * row) + 1] + pixels[(8 * row) + 6] + pixels[(8 * row) + 7]);
        }

        Assert.All(pixels.Zip(moved), pair => Assert.Equal(pair.First, pair.Second, 0.13f));
    }

    [Fact]
    public void An_empty_drawing_and_a_dot_have_pixels_between_0_and_1()
    {
        float[] pixels = new float[64];
        DigitDrawing drawing = new();
        drawing.ToPixels(pixels);
        Assert.All(pixels, pixel => Assert.Equal(0, pixel));
        drawing.Add(0.5f, 0.5f, begins: true);
        drawing.ToPixels(pixels);
        Assert.All(pixels, pixel => Assert.InRange(pixel, 0, 1));
        Assert.True(pixels.Sum() > 0);
    }

    [Fact]
    public void The_network_learns_the_data_a_correction_and_what_a_file_holds()
    {
        DigitLearner learner = new();
        while (!learner.IsTrained)
            learner.StepFor(TimeSpan.FromMilliseconds(5));
        output.WriteLine($"{learner.TestAccuracy:P1} of the test digits after {learner.Epoch} epochs.");
        Assert.True(learner.TestAccuracy > 0.88f);

        float[] pixels = new float[64];
        Line(0.5f, 0.1f, 0.9f).ToPixels(pixels);
        Assert.True(learner.Correct(pixels, 8));
        Assert.Equal(8, learner.Network.Classify(pixels));
        Assert.True(learner.TestAccuracy > 0.8f);

        using MemoryStream file = new();
        learner.Save(file);
        file.Position = 0;
        DigitLearner other = new();
        other.Load(file);
        Assert.Equal(learner.TestAccuracy, other.TestAccuracy);
        Assert.Equal(8, other.Network.Classify(pixels));
        Assert.Throws<InvalidDataException>(() => other.Load(new MemoryStream(new byte[10])));
    }

    private static DigitDrawing Line(float x, float top, float bottom)
    {
        DigitDrawing drawing = new();
        drawing.Add(x, top, begins: true);
        drawing.Add(x, bottom, begins: false);
        return drawing;
    }
}
