using System;

namespace MlpGen.Onnx.Import.Functions;

/// <summary>A function of one or two numbers, which an operator applies to each element.</summary>
internal sealed class ScalarFunction
{
    /// <summary>The sum.</summary>
    public static readonly ScalarFunction Add = new((a, b) => a + b);

    /// <summary>The difference.</summary>
    public static readonly ScalarFunction Sub = new((a, b) => a - b);

    /// <summary>The product.</summary>
    public static readonly ScalarFunction Mul = new((a, b) => a * b);

    /// <summary>The quotient.</summary>
    public static readonly ScalarFunction Div = new((a, b) => a / b);

    /// <summary>The larger number.</summary>
    public static readonly ScalarFunction Max = new(Math.Max);

    /// <summary>The smaller number.</summary>
    public static readonly ScalarFunction Min = new(Math.Min);

    /// <summary>The power.</summary>
    public static readonly ScalarFunction Pow = new(Math.Pow);

    /// <summary>The slope b below 0.</summary>
    public static readonly ScalarFunction PRelu = new((a, b) => a < 0 ? a * b : a);

    /// <summary>The negative number.</summary>
    public static readonly ScalarFunction Neg = new(a => -a);

    private readonly Func<double, double>? _unary;
    private readonly Func<double, double, double>? _binary;

    /// <summary>Creates a function of one number.</summary>
    public ScalarFunction(Func<double, double> unary) => _unary = unary;

    private ScalarFunction(Func<double, double, double> binary) => _binary = binary;

    /// <summary>True if the function has two arguments.</summary>
    public bool IsBinary => _binary is not null;

    /// <summary>Computes the function. A function of one number ignores the second.</summary>
    public double Of(double a, double b) => _binary is null ? _unary!(a) : _binary(a, b);
}
