internal import Randomness
internal import RealModule

/// Normal distributions on a continuous axis, cut off at its ends.
struct NumberKernels: ParzenKernels {
  private var widths: KernelWidths
  // The logarithm at x is logHeight − (steepness · (x − centre))².
  private var steepness: [Double] = []
  private var logHeights: [Double] = []

  init(_ scale: AxisScale) { widths = KernelWidths(low: scale.low, high: scale.high) }

  mutating func append(_ coordinate: Double) {
    widths.append(coordinate)
    steepness.append(0)
    logHeights.append(0)
  }

  mutating func insert(_ slot: Int) { update(widths.insert(slot)) }

  mutating func remove(_ slot: Int) { update(widths.remove(slot)) }

  mutating func setMembers(_ slots: [Int]) {
    widths.setMembers(slots)
    update(slots)
  }

  private mutating func update(_ slots: [Int]) {
    for slot in slots {
      let (center, width) = (widths.centers[slot], widths.widths[slot])
      steepness[slot] = 1 / (width * 2.squareRoot())
      logHeights[slot] = logHeight(center, width)
    }
  }

  private func logHeight(_ center: Double, _ width: Double) -> Double {
    let (low, high) = ((widths.low - center) / width, (widths.high - center) / width)
    return -.log(width * (2 * .pi).squareRoot() * NormalDistribution.between(low, high))
  }

  private var prior: (center: Double, width: Double) {
    ((widths.low + widths.high) / 2, widths.high - widths.low)
  }

  func addLogs(
    at coordinate: Double, of count: Int, to logs: inout MutableSpan<Double>, floor: Double
  ) {
    let (centers, steepness, heights) = (widths.centers.span, steepness.span, logHeights.span)
    precondition(logs.count <= centers.count)
    for slot in 0..<logs.count {
      let distance = steepness[unchecked: slot] * (coordinate - centers[unchecked: slot])
      logs[unchecked: slot] += heights[unchecked: slot] - distance * distance
    }
  }

  func priorLog(at coordinate: Double, of count: Int) -> Double {
    let (center, width) = prior
    let distance = (coordinate - center) / width
    return logHeight(center, width) - distance * distance / 2
  }

  func sample(_ slot: Int?, of count: Int, _ stream: inout RandomStream) -> Double {
    let (center, width) = slot.map { (widths.centers[$0], widths.widths[$0]) } ?? prior
    return widths.sample(center, width, &stream)
  }
}

extension KernelWidths {
  /// A coordinate from a normal distribution that is cut off at the ends.
  func sample(_ center: Double, _ width: Double, _ stream: inout RandomStream) -> Double {
    let (low, high) = ((low - center) / width, (high - center) / width)
    let z = NormalDistribution.quantile(stream.uniformDouble(), between: low, high)
    return min(max(center + width * z, self.low), self.high)
  }
}
