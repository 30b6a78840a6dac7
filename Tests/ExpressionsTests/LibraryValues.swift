/// What CPython 3.11 makes of an expression, where the C library's functions take part.
///
/// `eval(source)` where epoch, step, t = 7, 0, 12; x = 0.3; `true`, `false` are `True`, `False`;
/// `sign`, `clip`, `lerp` are as documented and the other functions are those of `math`.
/// Where CPython raises an error its name stands, and the value is NaN.
enum LibraryValues {
  static let rows = PythonRow.table(
    """
    0.95 ** epoch => 0.6983372960937497
    0.99 ** 100 => 0.3660323412732292
    10 ** -3 => 0.001
    10 ** 0.5 => 3.1622776601683795
    2 ** 0.5 => 1.4142135623730951
    2 ** x => 1.2311444133449163
    1.5 ** -2.5 => 0.36288736930121157
    3 ** 40 => 1.2157665459056929e+19
    pow(x, 0.25) => 0.7400828044922853
    exp(1) => 2.718281828459045
    exp(-x) => 0.7408182206817179
    exp(0) => 1.0
    log(2) => 0.6931471805599453
    log(10) => 2.302585092994046
    log(x) => -1.2039728043259361
    log(100, 10) => 2.0
    log(8, 2) => 3.0
    log2(8) => 3.0
    log2(x) => -1.7369655941662063
    log10(1000) => 3.0
    log10(x) => -0.5228787452803376
    sin(1) => 0.8414709848078965
    sin(pi) => 1.2246467991473532e-16
    cos(1) => 0.5403023058681398
    cos(pi * epoch / t) => -0.25881904510252063
    tan(1) => 1.5574077246549023
    atan(1) => 0.7853981633974483
    sinh(1) => 1.1752011936438014
    cosh(1) => 1.5430806348152437
    tanh(0.5) => 0.46211715726000974
    0.5 * (1 + cos(pi * epoch / t)) => 0.3705904774487397
    0.1 * exp(-0.05 * epoch) => 0.07046880897187134
    1 / (1 + exp(-(epoch - 5))) => 0.8807970779778823
    sqrt(x) * tanh(epoch) => 0.5477216466118502
    """)
}
