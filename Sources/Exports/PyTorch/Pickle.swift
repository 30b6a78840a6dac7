/// A pickle of protocol 2 in the making, with the operations that `torch.load` takes with
/// `weights_only=True`.
///
/// Source: CPython, Lib/pickletools.py.
struct Pickle {
  /// The operations so far.
  private(set) var bytes: [UInt8] = [0x80, 2]

  /// Pushes a class or a function.
  mutating func global(_ module: String, _ name: String) {
    bytes += Array("c\(module)\n\(name)\n".utf8)
  }

  /// Pushes a text.
  mutating func text(_ text: String) {
    bytes += [UInt8(ascii: "X")] + UInt32(text.utf8.count).littleEndianBytes + Array(text.utf8)
  }

  /// Pushes a whole number in as few bytes as it takes: 1, 4 or 8.
  mutating func number(_ number: Int) {
    if let byte = UInt8(exactly: number) {
      bytes += [UInt8(ascii: "K"), byte]
    } else if let word = Int32(exactly: number) {
      bytes += [UInt8(ascii: "J")] + word.littleEndianBytes
    } else {
      bytes += [0x8A, 8] + number.littleEndianBytes
    }
  }

  /// Pushes a tuple of what `fill` pushes.
  mutating func tuple(_ fill: (inout Pickle) -> Void) {
    bytes.append(UInt8(ascii: "("))
    fill(&self)
    bytes.append(UInt8(ascii: "t"))
  }

  /// Sets the keys and values that `fill` pushes in the dictionary below them.
  mutating func setItems(_ fill: (inout Pickle) -> Void) {
    bytes.append(UInt8(ascii: "("))
    fill(&self)
    bytes.append(UInt8(ascii: "u"))
  }

  /// Calls the function below a tuple with it.
  mutating func call() { bytes.append(UInt8(ascii: "R")) }

  /// Takes the storage that the tuple above names.
  mutating func persistent() { bytes.append(UInt8(ascii: "Q")) }

  /// Pushes `False`.
  mutating func no() { bytes.append(0x89) }

  /// Pushes an ordered dictionary without items.
  mutating func orderedDictionary() {
    global("collections", "OrderedDict")
    bytes.append(UInt8(ascii: ")"))
    call()
  }

  /// Ends the pickle with the value above.
  mutating func stop() { bytes.append(UInt8(ascii: ".")) }
}
