internal import Randomness

/// A Sobol sequence, scrambled by a random lower triangular matrix of bits and a random digital shift
/// for each dimension, which keeps the balance of the sequence and makes each point uniform.
struct ScrambledSobol: Sendable {
  private let problem: SearchProblem
  private let firstPart: Int
  private let trial: Int

  /// The sequence of a search; its dimensions are the parts of a trial from a first one on.
  init(_ problem: SearchProblem, trial: Int = 0, firstPart: Int = 0) {
    (self.problem, self.trial, self.firstPart) = (problem, trial, firstPart)
  }

  /// The point of the search's space, a dimension of the sequence for each axis.
  func point(_ index: Int) -> Point {
    problem.space.point { axis in
      problem.space.scales[axis].value(atQuantile: value(index, dimension: axis))
    }
  }

  /// A coordinate of a point, in [0, 1), a multiple of 2⁻³²; past the last dimension, random.
  func value(_ index: Int, dimension: Int) -> Double {
    self.dimension(dimension).value(index)
  }

  /// One dimension, scrambled.
  func dimension(_ dimension: Int) -> Dimension {
    var stream = problem.stream(trial, part: firstPart + dimension)
    guard dimension < DirectionNumbers.dimensions else { return .random(stream.next()) }
    let plain = DirectionNumbers.directions(of: dimension)
    var directions = [UInt32](repeating: 0, count: plain.count)
    for row in 0..<UInt32(32) {
      // Row r of the matrix has a one on the diagonal, and random bits of the digits before it.
      let diagonal = UInt32(1) << (31 - row)
      let mask = stream.nextWord() & ~(diagonal | (diagonal - 1)) | diagonal
      for column in plain.indices where (plain[column] & mask).nonzeroBitCount % 2 == 1 {
        directions[column] |= diagonal
      }
    }
    return .sobol(directions, shift: stream.nextWord())
  }

  /// The points of one dimension.
  enum Dimension: Sendable {
    case sobol([UInt32], shift: UInt32)
    case random(UInt64)

    /// The coordinate of a point, in [0, 1).
    func value(_ index: Int) -> Double {
      switch self {
      case .sobol(let directions, let shift):
        Double(DirectionNumbers.point(index, directions) ^ shift) * 0x1p-32
      case .random(let key):
        Double(Philox(key: key).block(SIMD4(UInt32(truncatingIfNeeded: index), 0, 0, 0))[0])
          * 0x1p-32
      }
    }
  }
}
