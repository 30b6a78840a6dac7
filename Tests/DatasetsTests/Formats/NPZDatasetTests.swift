import Declarations
import Foundation
import Networks
import TestSupport
import Testing

@testable import Datasets

@Suite struct NPZDatasetTests {
  static func archive(_ name: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: npzTable[name] ?? "") ?? Data())
  }

  private func load(
    _ bytes: [UInt8], _ set: (inout NPZDataset) -> Void = { _ in }
  ) throws -> LoadedSamples {
    var dataset = NPZDataset(path: "a.npz", inputs: "x", targets: "y")
    set(&dataset)
    return try dataset.load(.classes, from: bytes)
  }

  @Test(arguments: ["stored", "deflated", "wide", "commented"])
  func `archives that NumPy wrote are read`(_ name: String) throws {
    let loaded = try load(Self.archive(name))
    #expect(loaded.samples.inputs == (0..<12).map { Float($0) / 4 })
    #expect(loaded.samples.inputShape == [2, 2] && loaded.samples.count == 3)
    #expect(loaded.samples.targets == .classes([2, 0, 1], classCount: 3))
    // However it is packed, and by whatever name.
    let other = try load(Self.archive("stored")) { ($0.inputs, $0.targets) = ("x.npy", "y.npy") }
    #expect(loaded.digest == other.digest)
  }

  @Test func `the digest tells arrays of an archive apart`() throws {
    let bytes = Self.archive("stored")
    let digests = try [("x", nil), ("y", nil), ("x", "y"), ("y", "y")].map { names in
      var dataset = NPZDataset(path: "a.npz", inputs: names.0)
      dataset.targets = names.1
      return try dataset.load(.none, from: bytes).digest
    }
    #expect(Set(digests).count == 4)
  }

  @Test func `bytes are pixels of one channel, or numbers`() throws {
    let pixels = try load(Self.archive("bytes"))
    #expect(pixels.samples.inputShape == [1, 2, 2])
    #expect(pixels.samples.inputs == (0..<12).map { Float($0) / 255 })
    #expect(pixels.notes == ["inputs: 'u1' of shape (3, 2, 2), pixels: byte / 255"])
    let numbers = try load(Self.archive("bytes")) { $0.bytes = .numbers }
    #expect(numbers.samples.inputShape == [2, 2])
    #expect(numbers.samples.inputs == (0..<12).map { Float($0) })
    #expect(numbers.notes == ["inputs: 'u1' of shape (3, 2, 2), numbers as they are"])
    #expect(pixels.digest != numbers.digest)
  }

  private func message(
    _ bytes: [UInt8], _ set: (inout NPZDataset) -> Void = { _ in }
  ) -> String? {
    do {
      _ = try load(bytes, set)
      return nil
    } catch let error as DatasetError {
      return "\(error.argument.map { "\($0): " } ?? "")\(error.description)"
    } catch { return "\(error)" }
  }

  @Test func `what is wrong with an archive is told`() {
    let stored = Self.archive("stored")
    #expect(message([]) == "a.npz: this is not a ZIP archive")
    #expect(message(Array("\u{93}NUMPY".utf8)) == "a.npz: this is not a ZIP archive")
    #expect(
      message(Array(stored.prefix(200)))
        == "a.npz: the archive has no directory: the file is cut off")
    #expect(
      message(stored) { $0.inputs = "images" }
        == "inputs: a.npz: there is no array 'images' in it; it has 'x', 'y'")
    #expect(
      message(stored) { $0.targets = "z" }
        == "targets: a.npz: there is no array 'z' in it; it has 'x', 'y'")
    #expect(
      message(stored) { ($0.inputs, $0.targets) = ("y", "x") }
        == "a.npz: array 'x': class targets must be integers, these are 'f4'")
    var spoiled = stored
    spoiled[200] ^= 1
    #expect(message(spoiled) == "a.npz: array 'x': its checksum is wrong")
    spoiled = Self.archive("deflated")
    spoiled[90] ^= 0x40
    let told = message(spoiled)
    #expect(
      ["a.npz: array 'x': its checksum is wrong", "a.npz: array 'x': its data are damaged"]
        .contains(told))
  }

  @Test func `every change of a byte is refused or changes nothing`() throws {
    for name in ["stored", "deflated", "wide"] {
      let whole = Self.archive(name)
      let samples = try load(whole).samples
      for place in whole.indices {
        var bytes = whole
        bytes[place] ^= 0x81
        if let loaded = try? load(bytes) { #expect(loaded.samples == samples, "\(name) \(place)") }
      }
    }
  }
}
