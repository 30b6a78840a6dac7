extension NPYArray {
  /// All numbers in C order, as floats; they must be finite.
  func floats() throws(DatasetError) -> [Float] {
    let values: [Float]
    switch type {
    case .float32: values = map(Float.self) { $0 }
    case .float64: values = map(Double.self) { Float($0) }
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
      throw mistake("the number at \(index(bad)) is not a finite 32-bit float")
    }
    return ordered
  }

  /// The array as targets of so many samples.
  func targets(_ requirement: TargetRequirement, count: Int) throws(DatasetError) -> Targets {
    guard requirement != .none else { return .none }
    guard self.count == count else {
      throw mistake("there are \(self.count) targets for \(count) inputs")
    }
    guard requirement == .classes else { return .values(try floats(), width: rowSize) }
    guard type.isInteger else {
      throw mistake("class targets must be integers, these are '\(type.rawValue)'")
    }
    guard rowSize == 1 else {
      throw mistake("class targets must be one number a sample, these are \(rowSize)")
    }
    let classes = try self.classes()
    return .classes(classes, classCount: Int(classes.max() ?? 0) + 1)
  }

  private func classes() throws(DatasetError) -> [Int32] {
    let values: [Int32]
    switch type {
    case .int8: values = map(Int8.self, Self.classIndex)
    case .int16: values = map(Int16.self, Self.classIndex)
    case .int32: values = map(Int32.self, Self.classIndex)
    case .int64: values = map(Int64.self, Self.classIndex)
    case .uint16: values = map(UInt16.self, Self.classIndex)
    case .uint32: values = map(UInt32.self, Self.classIndex)
    case .uint64: values = map(UInt64.self, Self.classIndex)
    case .uint8: values = map(UInt8.self, Self.classIndex)
    case .boolean: values = map(UInt8.self) { $0 == 0 ? 0 : 1 }
    case .float32, .float64: preconditionFailure("floats are no class targets")
    }
    if let bad = values.firstIndex(of: -1) {
      throw mistake(
        "the number at \(index(bad)) is not a class number; "
          + "classes are whole numbers from 0 to \(CSVTable.classLimit - 1)")
    }
    return values
  }

  /// The class that a number stands for, or −1.
  private static func classIndex(_ value: some FixedWidthInteger) -> Int32 {
    guard let index = Int32(exactly: value), 0 <= index, index < CSVTable.classLimit else {
      return -1
    }
    return index
  }

  /// Converts every number, in the file's order.
  private func map<Stored: BitwiseCopyable, Element>(
    _ stored: Stored.Type, _ convert: (Stored) -> Element
  ) -> [Element] {
    bytes.withUnsafeBytes { bytes in
      let stride = MemoryLayout<Stored>.stride
      return (0..<count * rowSize).map {
        // Headers are padded, but nothing forces them to be.
        convert(bytes.loadUnaligned(fromByteOffset: start + $0 * stride, as: stored))
      }
    }
  }

  /// The same numbers with the last dimension running fastest.
  private func inCOrder(_ values: [Float]) -> [Float] {
    guard isFortranOrder, shape.count > 1 else { return values }
    var strides: [Int] = [1]
    for dimension in shape.dropLast() { strides.append(strides[strides.count - 1] * dimension) }
    var index = [Int](repeating: 0, count: shape.count)
    var offset = 0
    return values.indices.map { _ in
      defer {
        for axis in shape.indices.reversed() {
          index[axis] += 1
          offset += strides[axis]
          guard index[axis] == shape[axis] else { break }
          offset -= strides[axis] * index[axis]
          index[axis] = 0
        }
      }
      return values[offset]
    }
  }

  /// The index of a number, as Python writes it, counted from 0.
  private func index(_ position: Int) -> String {
    var rest = position
    var index: [String] = []
    for dimension in shape.reversed() {
      index.append(String(rest % dimension))
      rest /= dimension
    }
    return "[" + index.reversed().joined(separator: ", ") + "]"
  }

  private func mistake(_ message: String) -> DatasetError {
    DatasetError(.malformed, file: file, message: message)
  }
}
