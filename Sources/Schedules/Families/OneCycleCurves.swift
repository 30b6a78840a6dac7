/// The curve of PyTorch's one cycle: from value to value, each reached at the end of a phase.
struct PhasedCurve: Schedule {
  let annealing: Annealing
  let totalSteps: Int
  /// The steps, perhaps between two whole ones, at which each value is reached; the first is 0.
  let ends: [Double]
  let values: [Double]

  func value(at step: Int) -> Double {
    let step = Double(min(max(step, 0), totalSteps - 1))
    var phase = 1
    while phase < ends.count - 1, step > ends[phase] { phase += 1 }
    let length = ends[phase] - ends[phase - 1]
    // A phase of no length is done.
    let share = length > 0 ? min((step - ends[phase - 1]) / length, 1) : 1
    return annealing.value(from: values[phase - 1], to: values[phase], at: share)
  }

  var length: Int? { totalSteps }

  /// The first steps behind the ends of phases.
  var joins: [Int] {
    // Two phases may end between the same two steps.
    let steps = ends.dropFirst().dropLast().filter { $0 > 0 && $0 <= Double(totalSteps - 1) }
      .map { $0.rounded(.up) }
    return Set(steps).sorted().filter { $0 < Double(totalSteps) }.map { Int($0) }
  }

  var isMonotoneBetweenJoins: Bool { true }
}

/// The curve of fastai's one cycle: along two halves of cosines.
struct CosineCurve: Schedule {
  let start: Double
  let middle: Double
  let end: Double
  /// The share of the steps in the first half.
  let share: Double
  let count: Int

  func value(at step: Int) -> Double {
    if step >= count { return end }
    let place = Double(max(step, 0)) / Double(count)
    if place < share { return Annealing.cosine.value(from: start, to: middle, at: place / share) }
    return Annealing.cosine.value(from: middle, to: end, at: (place - share) / (1 - share))
  }

  var length: Int? { count }

  var joins: [Int] {
    let turn = (share * Double(count)).rounded(.up)
    // Beyond 2⁵³ steps the product may be rounded up to more than can be counted.
    return turn > 0 && count < 1 << 53 ? [Int(turn)] : []
  }

  var isMonotoneBetweenJoins: Bool { true }
}

/// The curve of Smith's one cycle: up and down along straight lines, then a floor or, without one, a
/// sag half as steep.
struct SmithCurve: Schedule {
  let start: Double
  let peak: Double
  let floor: Double?
  let stepSize: Double
  let count: Int

  func value(at step: Int) -> Double {
    let time = Double(min(max(step, 0), count - 1)) / stepSize
    if time <= 1 { return start + (peak - start) * time }
    if let floor { return max(peak * (2 - time), floor) }
    if time <= 2 { return peak + (start - peak) * (time - 1) }
    return start + (peak - start) * ((time - 2) / 2)
  }

  var length: Int? { count }

  var joins: [Int] {
    [stepSize, 2 * stepSize].filter { $0 < Double(count) }.map(\.firstStep).filter { $0 < count }
  }

  var isMonotoneBetweenJoins: Bool { true }
}
