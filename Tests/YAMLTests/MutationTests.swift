import TestSupport
import Testing

@testable import YAML

struct MutationTests {
  static let samples = [
    """
    name: "lenet\\t-onecycle"   # défaut 😀
    data: &data {dataset: csv, path: 'a''b.csv', batch_size: 128}
    model:
      - linear: {out_features: 500, name: hidden}
      - relu
      - ? key
        : [1, 2, *data]
    note: |
      text
        more
    folded: >-
      a
      b
    scheduler:
      lr: ["linspace(0.01, 0.1, 100)", 1e-3]
    """,
    "a: &a [x, y]\nb: &b [*a, *a]\nc: [*b, &c {k: *b}]\nd: !!int 3\n---\n%YAML 1.1\n...\n",
  ]

  @Test("a damaged text is a document or an error, with marks inside it", arguments: samples)
  func mutations(sample: String) {
    let pieces = Array("\0\t\n\r :-?[]{},&*!|>'\"%@`#\\x\u{85}\u{FEFF}\u{2028}é😀".utf8)
    var generator = SplitMix(state: 11)
    for round in 0..<4_000 {
      var bytes = Array(sample.utf8)
      for _ in 0..<Int.random(in: 1...5, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let byte =
          round.isMultiple(of: 4)
          ? UInt8.random(in: 0...255, using: &generator)
          : pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        switch Int.random(in: 0..<5, using: &generator) {
        case 0, 1: bytes[place] = byte
        case 2: bytes.insert(byte, at: place)
        case 3: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        }
      }
      check(bytes)
    }
  }

  private func check(_ bytes: [UInt8]) {
    do throws(YAMLError) {
      for node in Outline.all(try Document.parse(bytes)) { check(node.start, node.end, bytes) }
    } catch {
      check(error.start, error.end, bytes)
      #expect(!error.message.isEmpty)
    }
  }

  private func check(_ start: Mark, _ end: Mark, _ bytes: [UInt8]) {
    guard start.offset <= end.offset, end.offset <= bytes.count else {
      Issue.record("\(start) to \(end) is not inside \(bytes)")
      return
    }
    // The place of a byte that is not UTF-8 is counted from valid text only.
    if start != Outline.mark(at: start.offset, in: bytes) {
      Issue.record("\(start) is not the place of its offset in \(bytes)")
    }
  }
}
