internal import Randomness
internal import RealModule

/// Distributions on options: each prefers the option that was observed.
///
///     weight(option) = 1/n + (1 if it was observed)     n kernels with the prior's, then normalised
///
/// The prior gives each option the same.
struct OptionKernels: ParzenKernels {
  private let optionCount: Int
  private var options: [Int32] = []

  init(optionCount: Int) { self.optionCount = optionCount }

  mutating func append(_ coordinate: Double) { options.append(Int32(coordinate)) }

  mutating func insert(_ slot: Int) {}

  mutating func remove(_ slot: Int) {}

  mutating func setMembers(_ slots: [Int]) {}

  // The weight of each option that was not observed, of a kernel beside `count` − 1 others.
  private func share(of count: Int) -> Double {
    let every = 1 / Double(count + 1)
    return every / (1 + every * Double(optionCount))
  }

  func addLogs(
    at coordinate: Double, of count: Int, to logs: inout MutableSpan<Double>, floor: Double
  ) {
    let (option, options) = (Int32(coordinate), options.span)
    precondition(logs.count <= options.count)
    let other = share(of: count)
    let (same, different) = (
      Double.log(1 - other * Double(optionCount - 1)), Double.log(other)
    )
    for slot in 0..<logs.count {
      logs[unchecked: slot] += options[unchecked: slot] == option ? same : different
    }
  }

  func priorLog(at coordinate: Double, of count: Int) -> Double { -.log(Double(optionCount)) }

  func sample(_ slot: Int?, of count: Int, _ stream: inout RandomStream) -> Double {
    let share = slot == nil ? 1 / Double(optionCount) : share(of: count)
    let place = Int(stream.uniformDouble() / share)
    guard let slot else { return Double(min(place, optionCount - 1)) }
    // The observed option takes what the others leave; it stands last.
    let observed = Int(options[slot])
    return Double(place >= optionCount - 1 ? observed : place < observed ? place : place + 1)
  }
}
