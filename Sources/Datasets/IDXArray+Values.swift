extension IDXArray {
  /// The samples of a file of inputs: bytes as pixels from 0 to 1, other numbers as they are.
  ///
  /// The array's own bytes move to the samples.
  mutating func samples(_ targets: Targets) throws(DatasetError) -> Samples {
    let (shape, count) = (sampleShape, count)
    guard type == .uint8 else {
      return Samples(inputShape: shape, count: count, inputs: try floats(), targets: targets)
    }
    return Samples(inputShape: shape, count: count, pixels: takeBytes(), targets: targets)
  }

  /// The array as targets, of `classCount` classes or of as many as the largest number says.
  func targets(
    _ requirement: TargetRequirement, classCount: Int? = nil
  ) throws(DatasetError) -> Targets {
    switch requirement {
    case .none: return .none
    case .values: return .values(try floats(), width: rowSize)
    case .classes: break
    }
    guard type.isInteger else {
      throw mistake("class targets must be integers, these are \(type.name)")
    }
    guard rowSize == 1 else {
      throw mistake("class targets must be one number a sample, these are \(rowSize)")
    }
    let limit = classCount ?? CSVTable.classLimit
    let classes = integers()
    if let bad = classes.firstIndex(where: { $0 < 0 || $0 >= limit }) {
      throw mistake(
        "\(classes[bad]), the number of sample \(bad), is not a class number; "
          + "classes are whole numbers from 0 to \(limit - 1)")
    }
    return .classes(classes, classCount: classCount ?? Int(classes.max() ?? 0) + 1)
  }

  /// All numbers, which must be finite.
  private func floats() throws(DatasetError) -> [Float] {
    let values: [Float]
    switch type {
    case .uint8: values = map(UInt8.self) { Float($0) }
    case .int8: values = map(Int8.self) { Float($0) }
    case .int16: values = map(Int16.self) { Float($0) }
    case .int32: values = map(Int32.self) { Float($0) }
    case .float32: values = map(UInt32.self) { Float(bitPattern: $0) }
    case .float64: values = map(UInt64.self) { Float(Double(bitPattern: $0)) }
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw mistake(
        "number \(bad % rowSize) of sample \(bad / rowSize) is not a finite 32-bit float")
    }
    return values
  }

  /// All numbers of a file of whole ones.
  private func integers() -> [Int32] {
    switch type {
    case .uint8: map(UInt8.self) { Int32($0) }
    case .int8: map(Int8.self) { Int32($0) }
    case .int16: map(Int16.self) { Int32($0) }
    case .int32: map(Int32.self) { $0 }
    case .float32, .float64: preconditionFailure("floats are no class targets")
    }
  }

  /// Converts every number.
  private func map<Stored: FixedWidthInteger & BitwiseCopyable, Element>(
    _ stored: Stored.Type, _ convert: (Stored) -> Element
  ) -> [Element] {
    bytes.withUnsafeBytes { bytes in
      (0..<count * rowSize).map {
        let offset = start + $0 * MemoryLayout<Stored>.size
        return convert(Stored(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: stored)))
      }
    }
  }

  private func mistake(_ message: String) -> DatasetError {
    DatasetError(.malformed, file: file, message: message)
  }
}
