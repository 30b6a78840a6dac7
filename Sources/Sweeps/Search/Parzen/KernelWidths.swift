/// The standard deviations of the kernels of one axis: the distance to the farther neighbour.
///
///     σ = max(distance to the left, to the right neighbour)     the ends of the axis count as such
///     of the outermost two: the distance to the inner one       where there are two at least
///     (high − low)/min(100, n + 2) ≤ σ ≤ high − low             n kernels
///
/// Kernels have slots; those that are not members have no width. Adding and removing one moves its
/// neighbours alone, which makes the widths a function of the members at little cost.
struct KernelWidths: Sendable {
  let low: Double
  let high: Double
  /// Where the kernels stand, by their slots.
  private(set) var centers: [Double] = []
  /// The standard deviations, by the slots of members.
  private(set) var widths: [Double] = []
  // The slots of members, in the order of their centres and then of themselves.
  private var order: [Int32] = []

  init(low: Double, high: Double) { (self.low, self.high) = (low, high) }

  /// Adds a slot that is no member yet.
  mutating func append(_ center: Double) {
    centers.append(center)
    widths.append(high - low)
  }

  /// Makes a slot a member; the slots whose widths may have changed.
  mutating func insert(_ slot: Int) -> [Int] {
    let place = place(of: slot)
    order.insert(Int32(slot), at: place)
    return update(around: place)
  }

  /// Makes a member none; the slots whose widths may have changed.
  mutating func remove(_ slot: Int) -> [Int] {
    let place = place(of: slot)
    order.remove(at: place)
    return update(around: place)
  }

  /// Makes some slots the members.
  mutating func setMembers(_ slots: [Int]) {
    order = slots.map(Int32.init).sorted(by: precedes)
    _ = update(order.indices)
  }

  private func precedes(_ a: Int32, _ b: Int32) -> Bool {
    let (left, right) = (centers[Int(a)], centers[Int(b)])
    return left < right || left == right && a < b
  }

  private func place(of slot: Int) -> Int {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(order[middle], Int32(slot)) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func update(around place: Int) -> [Int] {
    // Of few kernels, the least width depends on how many there are.
    let isFew = order.count <= 100
    return update(isFew ? order.indices : (place - 1..<place + 2).clamped(to: order.indices))
  }

  private mutating func update(_ places: Range<Int>) -> [Int] {
    let (count, span) = (order.count, high - low)
    let least = span / Double(min(100, count + 2))
    return places.map { place in
      let slot = Int(order[place])
      let center = centers[slot]
      let left = place > 0 ? center - centers[Int(order[place - 1])] : center - low
      let right = place < count - 1 ? centers[Int(order[place + 1])] - center : high - center
      let width =
        count < 2
        ? max(left, right) : place == 0 ? right : place == count - 1 ? left : max(left, right)
      widths[slot] = min(max(width, least), span)
      return slot
    }
  }
}
