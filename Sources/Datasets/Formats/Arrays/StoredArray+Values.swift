import Messages
import Networks
import System

extension StoredArray {
  /// The samples whose inputs these are: pixels from 0 to 1, other numbers as they are.
  ///
  /// The array's own bytes move to the samples where they are pixels.
  mutating func samples(
    _ targets: Targets, _ bytes: ByteMeaning = .pixels
  ) throws(DatasetError) -> Samples {
    let arePixels = arePixels(bytes)
    let (shape, count) = (sampleShape(arePixels: arePixels), count)
    guard arePixels else {
      return Samples(inputShape: shape, count: count, inputs: try floats(), targets: targets)
    }
    return Samples(inputShape: shape, count: count, pixels: takeBytes(), targets: targets)
  }

  /// The samples whose inputs these are, with the digest of what they were made from.
  ///
  /// Pixels of formats whose bytes were numbers in former versions have a digest of their own, so that a run on
  /// them is not taken for one of those.
  mutating func loaded(
    _ targets: Targets, _ bytes: ByteMeaning, digest: String
  ) throws(DatasetError) -> LoadedSamples {
    let arePixels = arePixels(bytes)
    let isNew = arePixels && !Format.holdsImages
    var loaded = LoadedSamples(
      samples: try samples(targets, bytes),
      digest: isNew ? SHA256.digest(of: "pixels \(digest)".utf8).bytes.hexadecimal : digest)
    loaded.notes = ["inputs: \(Format.text(header.type)) of shape \(Format.text(header.shape))"]
    if header.type == .uint8 {
      loaded.notes[0] += arePixels ? ", pixels: byte / 255" : ", numbers as they are"
    }
    return loaded
  }

  private func arePixels(_ bytes: ByteMeaning) -> Bool {
    header.type == .uint8 && bytes == .pixels
  }

  /// The array as targets of so many samples.
  ///
  /// There are `classCount` classes, or where it is nil as many as the largest one says.
  func targets(
    _ kind: TargetKind, count: Int, classCount: Int? = nil
  ) throws(DatasetError) -> Targets {
    guard kind != .none else { return .none }
    guard self.count == count else {
      throw mistake("there are \(self.count) targets for \(count) inputs")
    }
    guard kind == .classes else { return .values(try floats(), width: rowSize) }
    guard header.type.isInteger else {
      throw mistake("class targets must be integers, these are \(Format.text(header.type))")
    }
    guard rowSize == 1 else {
      throw mistake("class targets must be one number a sample, these are \(rowSize)")
    }
    try DatasetError.checkMemory(
      held: bytes.count, needed: Shape.product([count, 8]), file: file)
    let limit = classCount ?? Targets.classLimit
    let numbers = integers()
    if let bad = numbers.firstIndex(where: { $0 < 0 || $0 >= limit }) {
      throw mistake(
        "\(Format.label(numbers[bad], of: bad, in: header.shape)) is not a class number; "
          + "classes are whole numbers from 0 to \(limit - 1)")
    }
    let classes = numbers.map(Int32.init)
    return .classes(classes, classCount: classCount ?? Int(classes.max() ?? 0) + 1)
  }

  /// All numbers with the last dimension running fastest, which must be finite.
  func floats() throws(DatasetError) -> [Float] {
    try DatasetError.checkMemory(
      held: bytes.count, needed: Shape.product([count, rowSize, 4]), file: file)
    let values: [Float]
    switch header.type {
    case .float16: values = map(UInt16.self) { Float(Float16(bitPattern: $0)) }
    case .float32: values = map(UInt32.self) { Float(bitPattern: $0) }
    case .float64: values = map(UInt64.self) { Float(Double(bitPattern: $0)) }
    case .int8: values = map(Int8.self) { Float($0) }
    case .int16: values = map(Int16.self) { Float($0) }
    case .int32: values = map(Int32.self) { Float($0) }
    case .int64: values = map(Int64.self) { Float($0) }
    case .uint8: values = map(UInt8.self) { Float($0) }
    case .uint16: values = map(UInt16.self) { Float($0) }
    case .uint32: values = map(UInt32.self) { Float($0) }
    case .uint64: values = map(UInt64.self) { Float($0) }
    case .boolean: values = map(UInt8.self) { $0 == 0 ? 0 : 1 }
    }
    let ordered = inCOrder(values)
    if let bad = ordered.firstIndex(where: { !$0.isFinite }) {
      throw mistake("\(Format.place(bad, in: header.shape)) is not a finite 32-bit float")
    }
    return ordered
  }

  /// All numbers of a file of whole ones; those beyond an `Int64` as its greatest.
  private func integers() -> [Int64] {
    switch header.type {
    case .int8: map(Int8.self) { Int64($0) }
    case .int16: map(Int16.self) { Int64($0) }
    case .int32: map(Int32.self) { Int64($0) }
    case .int64: map(Int64.self) { $0 }
    case .uint8: map(UInt8.self) { Int64($0) }
    case .uint16: map(UInt16.self) { Int64($0) }
    case .uint32: map(UInt32.self) { Int64($0) }
    case .uint64: map(UInt64.self) { Int64(clamping: $0) }
    case .boolean: map(UInt8.self) { $0 == 0 ? 0 : 1 }
    case .float16, .float32, .float64: preconditionFailure("floats are no class targets")
    }
  }

  /// Converts every number, in the file's order.
  private func map<Stored: FixedWidthInteger & BitwiseCopyable, Element>(
    _ stored: Stored.Type, _ convert: (Stored) -> Element
  ) -> [Element] {
    let (start, isBigEndian) = (header.start, header.isBigEndian)
    return bytes.withUnsafeBytes { bytes in
      (0..<count * rowSize).map {
        // Headers are padded, but nothing forces them to be.
        let offset = start + $0 * MemoryLayout<Stored>.size
        let number = bytes.loadUnaligned(fromByteOffset: offset, as: stored)
        return convert(isBigEndian ? Stored(bigEndian: number) : Stored(littleEndian: number))
      }
    }
  }

  /// The same numbers with the last dimension running fastest.
  private func inCOrder(_ values: [Float]) -> [Float] {
    guard header.isFortranOrder, header.shape.count > 1 else { return values }
    return values.indices.map { position in
      var (rest, offset, stride) = (position, 0, values.count)
      for dimension in header.shape.reversed() {
        stride /= dimension
        offset += rest % dimension * stride
        rest /= dimension
      }
      return values[offset]
    }
  }
}
