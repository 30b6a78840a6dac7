/// The curve of `OneCycleAnnealing`: from value to value, each reached at the end of a phase.
struct PhasedCurve: Schedule, Hashable {
  private let annealing: Annealing
  private let totalSteps: Int
  // The steps, perhaps between two whole ones, at which each value is reached; the first is 0.
  private let ends: [Double]
  private let values: [Double]

  /// Makes the curve through values, one more than the settings have phases.
  init(_ settings: OneCycleSettings, values: [Double]) {
    let (count, share) = (Double(settings.totalSteps), settings.pctStart)
    annealing = settings.annealStrategy
    totalSteps = settings.totalSteps
    // As PyTorch computes them.
    ends =
      settings.threePhase
      ? [0, share * count - 1, 2 * share * count - 2, count - 1]
      : [0, share * count - 1, count - 1]
    self.values = values
  }

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
