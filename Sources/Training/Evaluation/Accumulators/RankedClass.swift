/// What the ranking of samples by the probability of a class is worth.
struct RankedClass {
  /// The area under the curve of the shares of own and other samples; NaN where either are none.
  private(set) var areaUnderROC = Double.nan
  /// The mean of precisions, weighted by the steps of recall; 0 where there are none of the class.
  private(set) var averagePrecision = Double.nan

  /// Ranks samples, of which equal probabilities make one step; sorts them in place.
  ///
  /// Without samples, and where a probability is not a number, which has no rank, both values are NaN.
  init(sorting samples: inout [(probability: Double, isOwn: Bool)]) {
    if samples.isEmpty || samples.contains(where: \.probability.isNaN) { return }
    samples.sort { $0.probability > $1.probability }
    // How many samples of the class, and of others, have at least the probability of a step.
    var (own, others, before) = (0, 0, (own: 0, others: 0))
    var (twiceArea, precisions) = (0.0, 0.0)
    for place in samples.indices {
      if samples[place].isOwn { own += 1 } else { others += 1 }
      let isLast = place + 1 == samples.count
      guard isLast || samples[place + 1].probability != samples[place].probability else { continue }
      twiceArea += Double(others - before.others) * Double(own + before.own)
      precisions += Double(own - before.own) * Double(own) / Double(own + others)
      before = (own, others)
    }
    if own > 0, others > 0 { areaUnderROC = twiceArea / 2 / Double(own) / Double(others) }
    averagePrecision = own > 0 ? precisions / Double(own) : 0
  }
}
