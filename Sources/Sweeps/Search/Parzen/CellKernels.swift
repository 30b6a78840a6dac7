internal import Randomness
internal import RealModule

/// Normal distributions on an axis with steps, cut off at its ends: what falls into each cell.
///
/// On an axis of few cells kernels repeat, so the masses of each distinct one are kept in a table;
/// on one of many cells, kernels that are too far away to matter are left out.
struct CellKernels: ParzenKernels {
  private struct Shape: Hashable {
    let center: Double
    let width: Double
  }

  private static let tableLimit = 128
  private let scale: AxisScale
  private let cellCount: Int
  private var widths: KernelWidths
  private var logMasses: [Double] = []
  // The rows of the table and where they begin.
  private var shapes: [Shape: Int] = [:]
  private var table: [Double] = []
  private var rows: [Int] = []

  init(_ scale: AxisScale, cellCount: Int) {
    (self.scale, self.cellCount) = (scale, cellCount)
    widths = KernelWidths(low: scale.low, high: scale.high)
  }

  private var isTabulated: Bool { cellCount <= Self.tableLimit }

  mutating func append(_ coordinate: Double) {
    widths.append(coordinate)
    logMasses.append(0)
    rows.append(0)
  }

  mutating func insert(_ slot: Int) { update(widths.insert(slot)) }

  mutating func remove(_ slot: Int) { update(widths.remove(slot)) }

  mutating func setMembers(_ slots: [Int]) {
    widths.setMembers(slots)
    update(slots)
  }

  private mutating func update(_ slots: [Int]) {
    for slot in slots {
      let shape = Shape(center: widths.centers[slot], width: widths.widths[slot])
      logMasses[slot] = logMass(shape)
      if isTabulated { rows[slot] = row(of: shape, logMasses[slot]) }
    }
  }

  private mutating func row(of shape: Shape, _ logMass: Double) -> Int {
    if let row = shapes[shape] { return row }
    let row = table.count
    shapes[shape] = row
    table += (0..<cellCount).map { logCell(shape, scale.edges(ofCell: $0)) - logMass }
    return row
  }

  // The logarithm of what lies between the ends of the axis.
  private func logMass(_ shape: Shape) -> Double { logCell(shape, (scale.low, scale.high)) }

  private func logCell(_ shape: Shape, _ edges: (low: Double, high: Double)) -> Double {
    let (low, high) = (edges.low - shape.center, edges.high - shape.center)
    return .log(max(0, NormalDistribution.between(low / shape.width, high / shape.width)))
  }

  private var prior: Shape {
    Shape(center: (scale.low + scale.high) / 2, width: scale.width)
  }

  func addLogs(
    at coordinate: Double, of count: Int, to logs: inout MutableSpan<Double>, floor: Double
  ) {
    let cell = scale.cell(at: coordinate)
    if isTabulated {
      for slot in 0..<logs.count where logs[slot] > floor { logs[slot] += table[rows[slot] + cell] }
      return
    }
    let edges = scale.edges(ofCell: cell)
    for slot in 0..<logs.count where logs[slot] > floor {
      let shape = Shape(center: widths.centers[slot], width: widths.widths[slot])
      let distance = max(edges.low - shape.center, shape.center - edges.high, 0) / shape.width
      // A tail weighs at most exp(−d²/2)/2, and the mass between the ends is 0.34 at least.
      if logs[slot] + 0.4 - distance * distance / 2 < floor {
        logs[slot] = -.infinity
      } else {
        logs[slot] += logCell(shape, edges) - logMasses[slot]
      }
    }
  }

  func priorLog(at coordinate: Double, of count: Int) -> Double {
    logCell(prior, scale.edges(ofCell: scale.cell(at: coordinate))) - logMass(prior)
  }

  func sample(_ slot: Int?, of count: Int, _ stream: inout RandomStream) -> Double {
    let shape = slot.map { Shape(center: widths.centers[$0], width: widths.widths[$0]) } ?? prior
    let drawn = widths.sample(shape.center, shape.width, &stream)
    return scale.coordinate(of: scale.value(at: drawn))
  }
}
