using System;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.DoublePrecision;

/// <summary>
/// The formulas in double precision against values that mpmath computed in 60 digits. A value is within 10⁻¹⁵ of its size. A derivative is
/// that near to its largest term, because it passes through zero.
/// </summary>
public sealed class FormulaAccuracyTests
{
    private const double Tolerance = 1e-15;

    public static TheoryData<Activation, double, double, double> Values { get; } = new()
    {
        { Activation.Sigmoid, -30.25, 7.287724095819161E-14, 7.287724095818631E-14 },
        { Activation.Sigmoid, -8.0625, 0.0003150386940813393, 0.00031493944470257086 },
        { Activation.Sigmoid, -3.7, 0.024127021417669196, 0.02354490825518053 },
        { Activation.Sigmoid, -2.9, 0.05215356307841774, 0.04943356893664324 },
        { Activation.Sigmoid, -1.0, 0.2689414213699951, 0.19661193324148185 },
        { Activation.Sigmoid, -0.99, 0.27091207765069353, 0.1975187238336781 },
        { Activation.Sigmoid, -0.4, 0.401312339887548, 0.24026074574152914 },
        { Activation.Sigmoid, -1E-8, 0.4999999975, 0.25 },
        { Activation.Sigmoid, 1E-12, 0.50000000000025, 0.25 },
        { Activation.Sigmoid, 0.3, 0.574442516811659, 0.24445831169074586 },
        { Activation.Sigmoid, 0.999, 0.7308619212737824, 0.19670277330577793 },
        { Activation.Sigmoid, 1.5, 0.8175744761936437, 0.14914645207033286 },
        { Activation.Sigmoid, 2.9, 0.9478464369215822, 0.04943356893664324 },
        { Activation.Sigmoid, 6.1, 0.9977621514787237, 0.002232840555272155 },
        { Activation.Sigmoid, 30.25, 0.9999999999999272, 7.287724095818631E-14 },
        { Activation.Tanh, -30.25, -1.0, 2.124436899871638E-26 },
        { Activation.Tanh, -8.0625, -0.9999998013761335, 3.972476935833651E-7 },
        { Activation.Tanh, -3.7, -0.9987782412811312, 0.002442024743370472 },
        { Activation.Tanh, -2.9, -0.9939631673505831, 0.012037221950396632 },
        { Activation.Tanh, -1.0, -0.7615941559557649, 0.4199743416140261 },
        { Activation.Tanh, -0.99, -0.7573623242165263, 0.42640230985734134 },
        { Activation.Tanh, -0.4, -0.3799489622552249, 0.8556387860811777 },
        { Activation.Tanh, -1E-8, -1E-8, 0.9999999999999999 },
        { Activation.Tanh, 1E-12, 1E-12, 1.0 },
        { Activation.Tanh, 0.3, 0.2913126124515909, 0.9151369618266292 },
        { Activation.Tanh, 0.999, 0.76117386166057, 0.42061435232473554 },
        { Activation.Tanh, 1.5, 0.9051482536448664, 0.18070663892364852 },
        { Activation.Tanh, 2.9, 0.9939631673505831, 0.012037221950396632 },
        { Activation.Tanh, 6.1, 0.9999899391393965, 2.0121619986104437E-5 },
        { Activation.Tanh, 30.25, 1.0, 2.124436899871638E-26 },
        { Activation.Elu, -30.25, -0.9999999999999272, 7.287724095819692E-14 },
        { Activation.Elu, -8.0625, -0.9996848620252626, 0.000315137974737356 },
        { Activation.Elu, -3.7, -0.9752764735296606, 0.024723526470339388 },
        { Activation.Elu, -2.9, -0.9449767799435927, 0.05502322005640723 },
        { Activation.Elu, -1.0, -0.6321205588285577, 0.36787944117144233 },
        { Activation.Elu, -0.99, -0.6284233089779543, 0.3715766910220457 },
        { Activation.Elu, -0.4, -0.32967995396436073, 0.6703200460356393 },
        { Activation.Elu, -1E-8, -9.999999950000001E-9, 0.9999999900000001 },
        { Activation.Elu, 1E-12, 1E-12, 1.0 },
        { Activation.Elu, 0.3, 0.3, 1.0 },
        { Activation.Elu, 0.999, 0.999, 1.0 },
        { Activation.Elu, 1.5, 1.5, 1.0 },
        { Activation.Elu, 2.9, 2.9, 1.0 },
        { Activation.Elu, 6.1, 6.1, 1.0 },
        { Activation.Elu, 30.25, 30.25, 1.0 },
        { Activation.Gelu, -30.25, -7.891136864367313E-200, -2.3870632308191575E-198 },
        { Activation.Gelu, -8.0625, -3.0133491365223577E-15, -2.428442455167163E-14 },
        { Activation.Gelu, -3.7, -0.00039885901386633657, -0.0014638872675603921 },
        { Activation.Gelu, -2.9, -0.005410858571113711, -0.015396530716965942 },
        { Activation.Gelu, -1.0, -0.15865525393145705, -0.0833154705876863 },
        { Activation.Gelu, -0.99, -0.1594761889157226, -0.08085938788709865 },
        { Activation.Gelu, -0.4, -0.13783130335587035, 0.1972702022683465 },
        { Activation.Gelu, -1E-8, -4.999999960105772E-9, 0.4999999920211544 },
        { Activation.Gelu, 1E-12, 5.000000000003989E-13, 0.5000000000007979 },
        { Activation.Gelu, 0.3, 0.1853734266566858, 0.7323277668271099 },
        { Activation.Gelu, 0.999, 0.840261551704323, 1.083073136826504 },
        { Activation.Gelu, 1.5, 1.399789198096713, 1.1274691922299795 },
        { Activation.Gelu, 2.9, 2.8945891414288862, 1.015396530716966 },
        { Activation.Gelu, 6.1, 6.099999996764912, 1.0000000197087515 },
        { Activation.Gelu, 30.25, 30.25, 1.0 },
        { Activation.Swish, -30.25, -2.2045365389852963E-12, -2.131659298026944E-12 },
        { Activation.Swish, -8.0625, -0.0025399994710307984, -0.002224160578833138 },
        { Activation.Swish, -3.7, -0.08926997924537604, -0.06298913912649877 },
        { Activation.Swish, -2.9, -0.15124533292741144, -0.09120378683784766 },
        { Activation.Swish, -1.0, -0.2689414213699951, 0.07232948812851327 },
        { Activation.Swish, -0.99, -0.26820295687418655, 0.07536854105535216 },
        { Activation.Swish, -0.4, -0.1605249359550192, 0.30520804159093634 },
        { Activation.Swish, -1E-8, -4.9999999750000005E-9, 0.499999995 },
        { Activation.Swish, 1E-12, 5.0000000000025E-13, 0.5000000000005 },
        { Activation.Swish, 0.3, 0.17233275504349768, 0.6477800103188828 },
        { Activation.Swish, 0.999, 0.7301310593525085, 0.9273679918062545 },
        { Activation.Swish, 1.5, 1.2263617142904655, 1.041294154299143 },
        { Activation.Swish, 2.9, 2.7487546670725886, 1.0912037868378477 },
        { Activation.Swish, 6.1, 6.086349124020214, 1.0113824788658838 },
        { Activation.Swish, 30.25, 30.249999999997794, 1.0000000000021316 },
        { Activation.Softplus, -30.25, 7.287724095819427E-14, 7.287724095819161E-14 },
        { Activation.Softplus, -8.0625, 0.0003150883291956517, 0.0003150386940813393 },
        { Activation.Softplus, -3.7, 0.024422845933779157, 0.024127021417669196 },
        { Activation.Softplus, -2.9, 0.053562776217963175, 0.05215356307841774 },
        { Activation.Softplus, -1.0, 0.3132616875182228, 0.2689414213699951 },
        { Activation.Softplus, -0.99, 0.3159609474567208, 0.27091207765069353 },
        { Activation.Softplus, -0.4, 0.5130152523999526, 0.401312339887548 },
        { Activation.Softplus, -1E-8, 0.6931471755599453, 0.4999999975 },
        { Activation.Softplus, 1E-12, 0.6931471805604453, 0.50000000000025 },
        { Activation.Softplus, 0.3, 0.8543552444685271, 0.574442516811659 },
        { Activation.Softplus, 0.999, 1.312530727260701, 0.7308619212737824 },
        { Activation.Softplus, 1.5, 1.7014132779827524, 0.8175744761936437 },
        { Activation.Softplus, 2.9, 2.953562776217963, 0.9478464369215822 },
        { Activation.Softplus, 6.1, 6.102240356246249, 0.9977621514787237 },
        { Activation.Softplus, 30.25, 30.250000000000075, 0.9999999999999272 },
        { Activation.Softsign, -30.25, -0.968, 0.001024 },
        { Activation.Softsign, -8.0625, -0.8896551724137931, 0.012175980975029727 },
        { Activation.Softsign, -3.7, -0.7872340425531915, 0.04526935264825713 },
        { Activation.Softsign, -2.9, -0.7435897435897436, 0.06574621959237344 },
        { Activation.Softsign, -1.0, -0.5, 0.25 },
        { Activation.Softsign, -0.99, -0.49748743718592964, 0.252518875785965 },
        { Activation.Softsign, -0.4, -0.2857142857142857, 0.5102040816326531 },
        { Activation.Softsign, -1E-8, -9.999999900000002E-9, 0.9999999800000003 },
        { Activation.Softsign, 1E-12, 9.99999999999E-13, 0.999999999998 },
        { Activation.Softsign, 0.3, 0.23076923076923075, 0.591715976331361 },
        { Activation.Softsign, 0.999, 0.49974987493746875, 0.25025018762507817 },
        { Activation.Softsign, 1.5, 0.6, 0.16 },
        { Activation.Softsign, 2.9, 0.7435897435897436, 0.06574621959237344 },
        { Activation.Softsign, 6.1, 0.8591549295774648, 0.019837333862328905 },
        { Activation.Softsign, 30.25, 0.968, 0.001024 },
        { Activation.Mish, -30.25, -2.2045365389853767E-12, -2.131659298027102E-12 },
        { Activation.Mish, -8.0625, -0.0025403995700690974, -0.0022249109000897433 },
        { Activation.Mish, -3.7, -0.09034656750081306, -0.06479876184871602 },
        { Activation.Mish, -2.9, -0.15518367358960297, -0.09730063145707431 },
        { Activation.Mish, -1.0, -0.3034014613741089, 0.05921675587739495 },
        { Activation.Mish, -0.99, -0.3027917340718156, 0.06273615542466246 },
        { Activation.Mish, -0.4, -0.18891648239351463, 0.34757279902910426 },
        { Activation.Mish, -1E-8, -5.999999968E-9, 0.5999999936 },
        { Activation.Mish, 1E-12, 6.0000000000032E-13, 0.60000000000064 },
        { Activation.Mish, 0.3, 0.20800137234811503, 0.7828272995511304 },
        { Activation.Mish, 0.999, 0.8640494444760003, 1.0488512765933706 },
        { Activation.Mish, 1.5, 1.4033782663958025, 1.0884879850078477 },
        { Activation.Mish, 2.9, 2.8842668281130717, 1.0243191256661053 },
        { Activation.Mish, 6.1, 6.099938903120719, 1.000111903815019 },
        { Activation.Mish, 30.25, 30.25, 1.0 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_and_derivatives_have_all_their_digits(Activation activation, double z, double value, double derivative)
    {
        ActivationFormula formula = ActivationFormula.For(activation)!;
        Assert.Equal(0, (formula.Value(z) - value) / value, Tolerance);

        // Gelu, Swish and Mish have a minimum between −2 and 0, near which the two terms of the derivative cancel.
        double size = z is > -3 and < 0 ? Math.Max(Math.Abs(derivative), 0.1) : Math.Abs(derivative);
        Assert.Equal(0, (formula.Derivative(z) - derivative) / size, 2 * Tolerance);
    }

    [Fact]
    public void Infinities_have_the_limits_of_the_functions()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            if (ActivationFormula.For(activation) is not { } formula)
                continue;
            AssertLimit(formula.Value(-1e9), formula.Value(double.NegativeInfinity));
            AssertLimit(formula.Value(1e9), formula.Value(double.PositiveInfinity));
            Assert.Equal(formula.Derivative(-1e9), formula.Derivative(double.NegativeInfinity), 1e-9);
            Assert.Equal(formula.Derivative(1e9), formula.Derivative(double.PositiveInfinity), 1e-9);
        }
    }

    private static void AssertLimit(double far, double limit) =>
        Assert.Equal(Math.Abs(far) > 1e6 ? double.PositiveInfinity * far : far, limit, 1e-8);
}
