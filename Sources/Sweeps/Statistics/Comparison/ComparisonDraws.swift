/// The random numbers by which cells are compared, which are the same for all cells.
struct ComparisonDraws {
  /// The test of paired differences.
  var signFlips = SignFlipTest()
  /// The interval of their mean.
  var bootstrap = BootstrapInterval()
}
