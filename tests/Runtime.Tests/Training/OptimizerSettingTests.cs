using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class OptimizerSettingTests
{
    private static readonly Type[] s_rules = [.. typeof(Optimizer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract)];

    public static TheoryData<string, string> FloatSettings => new(
        from rule in s_rules from setting in rule.GetProperties() where setting.PropertyType == typeof(float) select (rule.Name, setting.Name));

    [Fact]
    public void Every_rule_is_among_the_cases_that_tests_run_through() =>
        Assert.Equal(s_rules.Select(rule => rule.Name).Order(), OptimizerCases.All.Select(create => create().GetType().Name).Distinct().Order());

    [Theory]
    [InlineData("Sgd(LearningRate = 0.001, Momentum = 0, Nesterov = False, WeightDecay = 0)")]
    [InlineData("Adam(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, WeightDecay = 0)")]
    [InlineData("AdamW(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, WeightDecay = 0.01)")]
    [InlineData("Nadam(LearningRate = 0.002, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, WeightDecay = 0, MomentumDecay = 0.004)")]
    [InlineData("RmsProp(LearningRate = 0.01, Alpha = 0.99, Epsilon = 1E-08, Momentum = 0, Centered = False, WeightDecay = 0)")]
    [InlineData("Adagrad(LearningRate = 0.01, LearningRateDecay = 0, Epsilon = 1E-10, WeightDecay = 0)")]
    [InlineData("Rprop(LearningRate = 0.01, EtaMinus = 0.5, EtaPlus = 1.2, MinStep = 1E-06, MaxStep = 50)")]
    [InlineData("Lion(LearningRate = 0.0001, Beta1 = 0.9, Beta2 = 0.99, WeightDecay = 0)")]
    public void The_text_of_a_rule_has_all_settings_whose_defaults_are_PyTorch_s_or_the_paper_s(string text) =>
        Assert.Equal(text, Create(text[..text.IndexOf('(')]).ToString());

    [Fact]
    public void The_text_is_the_same_in_every_culture_and_tells_neighbouring_settings_apart()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            foreach (Type rule in s_rules)
            {
                foreach (PropertyInfo setting in rule.GetProperties().Where(setting => setting.CanWrite))
                {
                    Optimizer one = Create(rule.Name), other = Create(rule.Name);
                    object value = setting.GetValue(one)!;
                    setting.SetValue(other, value is float number ? MathF.BitIncrement(number) : !(bool)value);
                    Assert.NotEqual(one.ToString(), other.ToString());
                    Assert.DoesNotContain("0,", one.ToString().Replace(", ", "", StringComparison.Ordinal), StringComparison.Ordinal);
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(FloatSettings))]
    public void A_setting_that_does_not_fit_is_refused(string rule, string setting)
    {
        Optimizer optimizer = Create(rule);
        string before = optimizer.ToString();
        foreach (float value in new[] { -0.1f, float.NaN, float.PositiveInfinity })
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(setting, () => Set(optimizer, setting, value));
            Assert.StartsWith($"{setting} must be ", exception.Message, StringComparison.Ordinal);
            Assert.Contains($" (was {value}).", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, optimizer.ToString());
    }

    [Theory]
    [InlineData("Sgd", "Momentum", 1)]
    [InlineData("Adam", "Beta1", 1)]
    [InlineData("Adam", "Beta2", 1)]
    [InlineData("Adam", "Epsilon", 0)]
    [InlineData("RmsProp", "Alpha", 1)]
    [InlineData("RmsProp", "Momentum", 1)]
    [InlineData("RmsProp", "Epsilon", 0)]
    [InlineData("Adagrad", "Epsilon", 0)]
    [InlineData("Rprop", "EtaMinus", 0)]
    [InlineData("Rprop", "EtaMinus", 1)]
    [InlineData("Rprop", "EtaPlus", 1)]
    [InlineData("Rprop", "MinStep", 0)]
    [InlineData("Rprop", "MaxStep", 0)]
    [InlineData("Lion", "Beta1", 1)]
    [InlineData("Lion", "Beta2", 1)]
    public void The_end_of_a_range_is_refused_where_it_does_not_belong_to_it(string rule, string setting, float value) =>
        Assert.Throws<ArgumentOutOfRangeException>(setting, () => Set(Create(rule), setting, value));

    private static Optimizer Create(string rule) => (Optimizer)Activator.CreateInstance(s_rules.Single(type => type.Name == rule))!;

    private static void Set(Optimizer optimizer, string setting, float value) => optimizer.GetType().GetProperty(setting)!.SetValue(
        optimizer, value, BindingFlags.DoNotWrapExceptions, null, null, null);
}
