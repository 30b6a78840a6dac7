import Foundation
import Networks
import Randomness
import Testing

@testable import Datasets

@Suite struct MutationTests {
  static let seeds: [(name: String, bytes: [UInt8])] = [
    ("csv", Array("a,\"b,\"\"\n\",label\r\n1,2.5e-3,0\r\n-4,\" 5 \",1\r\n\r\n".utf8)),
    ("npy", NPYDatasetTests.file(NPYDatasetTests.header("<f4", "(3, 2)"), .init(0..<24))),
    (
      "npy 3",
      NPYDatasetTests.file(
        NPYDatasetTests.header("<i2", "(2, 3)", fortran: "True"), .init(0..<12), version: 3)
    ),
    ("gzip", GunzipTests.hello + GunzipTests.world),
    ("idx", IDXDatasetTests.file(8, [3, 2, 2], .init(0..<12))),
    ("idx labels", IDXDatasetTests.file(0x0C, [3], [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])),
  ]

  /// Bytes that mean something to one of the formats.
  private static let meaningful: [UInt8] =
    Array(",\"\n\r \u{7F}'-+.eE019{}()[]:<>|fiub".utf8) + [
      0, 255, 0x1F, 0x8B, 0x93, 0xEF,
    ]

  /// A copy with one to four bytes changed, removed, doubled or cut off.
  private func mutate(_ bytes: [UInt8], _ stream: inout RandomStream) -> [UInt8] {
    var bytes = bytes
    for _ in 0...stream.integer(below: 4) {
      guard !bytes.isEmpty else { break }
      let i = stream.integer(below: bytes.count)
      switch stream.integer(below: 6) {
      case 0: bytes[i] ^= 1 << UInt8(stream.integer(below: 8))
      case 1: bytes[i] = Self.meaningful[stream.integer(below: Self.meaningful.count)]
      case 2: bytes.insert(Self.meaningful[stream.integer(below: Self.meaningful.count)], at: i)
      case 3: bytes.remove(at: i)
      case 4: bytes.insert(contentsOf: bytes[i...].prefix(9), at: i)
      default: bytes.removeSubrange(i...)
      }
    }
    return bytes
  }

  @Test(arguments: seeds.indices)
  func `no input stops the readers from answering`(_ i: Int) {
    var stream = RandomStream(seed: UInt64(i), purpose: .data)
    var answers = 0
    for _ in 0..<3000 {
      let bytes = mutate(Self.seeds[i].bytes, &stream)
      for requirement in TargetKind.allCases {
        for header in [true, false] {
          let dataset = CSVDataset(path: "f", header: header, target: .index(-1))
          let table = try? dataset.read([bytes], of: ["f"], requirement)
          if let table, (try? dataset.loaded(table)) != nil { answers += 1 }
        }
        if let array = try? StoredArray<NPYDataset.Format>(bytes, file: "f") {
          if (try? array.floats()) != nil { answers += 1 }
          _ = try? array.targets(requirement, count: array.count)
        }
      }
      if var array = try? StoredArray<IDXDataset.Format>(bytes, file: "f") {
        if let targets = try? array.targets(.classes, count: array.count),
          case .classes = targets
        {
          answers += 1
        }
        _ = try? array.targets(.values, count: array.count, classCount: 10)
        if (try? array.samples(.none)) != nil { answers += 1 }
      }
      if (try? Gunzip.expand(bytes, limit: 1 << 20)) != nil { answers += 1 }
    }
    // Some mutants are harmless, or this would test nothing but the first check.
    #expect(answers > 0)
  }
}
