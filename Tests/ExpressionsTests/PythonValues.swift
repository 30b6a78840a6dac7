/// What CPython 3.11 makes of an expression, where it can be equal to the last bit on any machine.
///
/// `eval(source)` where epoch, step, t = 7, 0, 12; x = 0.3; `true`, `false` are `True`, `False`;
/// `sign`, `clip`, `lerp` are as documented and the other functions are those of `math`.
/// Where CPython raises an error its name stands, and the value is NaN.
enum PythonValues {
  static let rows = PythonRow.table(
    """
    1 + 2 * 3 => 7.0
    (1 + 2) * 3 => 9.0
    10 - 4 - 3 => 3.0
    2 - -3 => 5.0
    2 - +3 => -1.0
    - - 3 => 3.0
    -+-3 => 3.0
    100 / 10 / 5 => 2.0
    7 / 2 => 3.5
    1 / 3 => 0.3333333333333333
    2 / 3 => 0.6666666666666666
    8 // 3 * 3 => 6.0
    7 // 2 => 3.0
    -7 // 2 => -4.0
    7 // -2 => -4.0
    -7 // -2 => 3.0
    7 % 3 => 1.0
    -7 % 3 => 2.0
    7 % -3 => -2.0
    -7 % -3 => -1.0
    7.5 // 2 => 3.0
    -7.5 // 2 => -4.0
    7.5 % 2 => 1.5
    -7.5 % 2 => 0.5
    7.5 % -2 => -0.5
    0.3 % 0.1 => 0.09999999999999998
    1 // 0.1 => 9.0
    1.0 // 0.1 => 9.0
    1 % 0.1 => 0.09999999999999995
    6 // 0.1 => 59.0
    -1e-20 % 3 => 3.0
    -1e-20 // 3 => -1.0
    1e300 % 7 => 1.0
    1e17 // 3 => 3.3333333333333332e+16
    -0.0 // 1 => -0.0
    0.0 // -1.0 => -0.0
    0.0 % -3.0 => -0.0
    -0.0 % 3.0 => 0.0
    6.0 % -3.0 => -0.0
    -6.0 % 3.0 => 0.0
    -0.0 => -0.0
    0.0 * -1.0 => -0.0
    5e-324 / 2 => 0.0
    2 ** 3 => 8.0
    2 ** 3 ** 2 => 512.0
    (2 ** 3) ** 2 => 64.0
    -2 ** 2 => -4.0
    (-2) ** 2 => 4.0
    -2 ** -2 => -0.25
    2 ** -1 => 0.5
    2 ** -1 * 4 => 2.0
    2 ** - - 2 => 4.0
    2 ** +2 => 4.0
    -2 ** 2 ** 0 => -2.0
    4 ** 0.5 => 2.0
    (-2) ** 3 => -8.0
    (-2) ** -3 => -0.125
    0 ** 0 => 1.0
    0.0 ** 0.0 => 1.0
    0 ** 2 => 0.0
    pow(2, 10) => 1024.0
    1 < 2 => 1.0
    2 < 1 => 0.0
    1 < 1 => 0.0
    1 <= 1 => 1.0
    1 > 1 => 0.0
    1 >= 1 => 1.0
    1 == 1.0 => 1.0
    1 != 1 => 0.0
    0.1 + 0.2 == 0.3 => 0.0
    1 < 2 < 3 => 1.0
    1 < 3 < 2 => 0.0
    3 > 2 > 1 => 1.0
    3 > 2 == 2 => 1.0
    1 < 3 <= 3 > 2 != 5 => 1.0
    1 < 3 <= 2 > 2 != 5 => 0.0
    1 == 1 == 1 => 1.0
    2 == 2 == 1 => 0.0
    1 < epoch <= 7 => 1.0
    1 < epoch < 7 => 0.0
    (1 < 2) < 3 => 1.0
    not 1 => 0.0
    not 0 => 1.0
    not not 5 => 1.0
    not 1 == 2 => 1.0
    not (1 == 2) == 0 => 0.0
    not 0 + 1 => 0.0
    not -1 => 0.0
    1 and 2 => 2.0
    0 and 2 => 0.0
    1 or 2 => 1.0
    0 or 3 => 3.0
    0.0 or 0.0 => 0.0
    1 and 0 or 3 => 3.0
    1 or 0 and 0 => 1.0
    not 0 and 2 => 2.0
    not 0 or 2 => 1.0
    1 and not 0 => 1.0
    0 or not 0 and 5 => 5.0
    2 or 1 / 0 => 2.0
    0 and 1 / 0 => 0.0
    1 if 2 else 3 => 1.0
    1 if 0 else 3 => 3.0
    1 if 0 else 2 if 0 else 3 => 3.0
    1 if 0 else 2 if 1 else 3 => 2.0
    1 if 1 else 2 if 0 else 3 => 1.0
    (1 if 0 else 2) if 1 else 3 => 2.0
    1 if 0 else 1 / 2 => 0.5
    1 / 0 if 0 else 4 => 4.0
    1 if (2 if 0 else 0) else 3 => 3.0
    1 or 2 if 0 else 3 => 3.0
    1 + 2 if 1 else 3 => 3.0
    5 if 1 < 2 < 3 and not 0 else 6 => 5.0
    -1 if 1 else 0 => -1.0
    1 if not 1 else 2 and 3 => 3.0
    0.1 if epoch < 5 else 0.01 if epoch < 10 else 0.001 => 0.01
    epoch // 3 => 2.0
    epoch % 4 => 3.0
    max(0, (50 - epoch) // 50) => 0.0
    epoch / t => 0.5833333333333334
    x * epoch - step => 2.1
    (epoch + 1) * (t - 1) => 88.0
    1. => 1.0
    .5 => 0.5
    1e3 => 1000.0
    1E3 => 1000.0
    1e+3 => 1000.0
    1.5e-3 => 0.0015
    .5e1 => 5.0
    1_000 => 1000.0
    1_0.2_5 => 10.25
    1e1_0 => 10000000000.0
    00 => 0.0
    0.1 => 0.1
    123456789012345678 => 1.2345678901234568e+17
    1.7976931348623157e308 => 1.7976931348623157e+308
    5e-324 => 5e-324
    2.2250738585072014e-308 => 2.2250738585072014e-308
    True => 1.0
    False => 0.0
    True + True => 2.0
    true + false => 1.0
    abs(-3.5) => 3.5
    abs(2) => 2.0
    min(3, 1, 2) => 1.0
    max(3, 1, 2) => 3.0
    max(1, 2,) => 2.0
    min(0.0, -0.0) => 0.0
    max(0.0, -0.0) => 0.0
    min(-0.0, 0.0) => -0.0
    sqrt(2) => 1.4142135623730951
    sqrt(16) => 4.0
    floor(2.7) => 2.0
    floor(-2.7) => -3.0
    ceil(2.1) => 3.0
    ceil(-0.5) => 0.0
    round(0.5) => 0.0
    round(1.5) => 2.0
    round(2.5) => 2.0
    round(-0.5) => 0.0
    round(-1.5) => -2.0
    round(2.675) => 3.0
    trunc(2.7) => 2.0
    trunc(-2.7) => -2.0
    int(-0.9) => 0.0
    int(7 / 2) => 3.0
    sign(-3) => -1.0
    sign(0) => 0.0
    sign(0.2) => 1.0
    clip(5, 0, 1) => 1.0
    clip(-5, 0, 1) => 0.0
    clip(0.5, 0, 1) => 0.5
    clip(5, 3, 2) => 2.0
    lerp(1, 3, 0.5) => 2.0
    lerp(0.1, 0.7, 0.3) => 0.28
    lerp(3, 1, 2) => -1.0
    pi => 3.141592653589793
    e => 2.718281828459045
    2 * pi => 6.283185307179586
    ((((1)))) => 1.0
     1 + 1  => 2.0
    1+1 => 2.0
    1/0 => ZeroDivisionError
    0/0 => ZeroDivisionError
    1 // 0 => ZeroDivisionError
    1 % 0 => ZeroDivisionError
    1.0 // -0.0 => ZeroDivisionError
    0 ** -1 => ZeroDivisionError
    0.0 ** -2.5 => ZeroDivisionError
    (-8) ** 0.5 => complex
    (-8) ** (1 / 3) => complex
    sqrt(-1) => ValueError
    log(0) => ValueError
    log(-1) => ValueError
    log2(0) => ValueError
    log10(0) => ValueError
    log(2, 1) => ZeroDivisionError
    log(0, 10) => ValueError
    log(10, 0) => ValueError
    1/0 < 2 => ZeroDivisionError
    not 1/0 => ZeroDivisionError
    1/0 or 2 => ZeroDivisionError
    1/0 and 2 => ZeroDivisionError
    1 if 1/0 else 2 => ZeroDivisionError
    max(1, 1/0) => ZeroDivisionError
    min(1/0, 1) => ZeroDivisionError
    (1/0) ** 0 => ZeroDivisionError
    1 ** (1/0) => ZeroDivisionError
    1 < 1/0 < 2 => ZeroDivisionError
    1 < 2 < 0/0 => ZeroDivisionError
    sign(0/0) => ZeroDivisionError
    round(0/0) => ZeroDivisionError
    clip(1, 0/0, 2) => ZeroDivisionError
    """)
}
