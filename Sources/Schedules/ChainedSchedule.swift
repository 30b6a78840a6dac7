/// Schedules of which each takes the value of the one before it as its base value.
struct ChainedSchedule: Schedule {
  let links: [any Schedule]
  let base: Double

  func value(at step: Int) -> Double { value(at: step, base: base) }

  func value(at step: Int, base: Double) -> Double {
    var value = base
    for link in links { value = link.value(at: step, base: value) }
    return value
  }

  /// The longest of the lengths, if all links have one.
  var length: Int? {
    let lengths = links.compactMap(\.length)
    return lengths.count == links.count ? lengths.max() : nil
  }

  /// What all links take.
  var work: Int { links.reduce(0) { $0.addingSaturated($1.work) } }

  /// The joins of all links.
  var joins: [Int] { Set(links.flatMap(\.joins)).sorted() }

  /// The seams of all links.
  var seams: [Int] { Set(links.flatMap(\.seams)).sorted() }

  // A product of what rises and what falls may turn anywhere.
  var isMonotoneBetweenJoins: Bool { links.count == 1 && links[0].isMonotoneBetweenJoins }
}
