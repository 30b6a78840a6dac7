import Messages
import System

extension Table {
  /// The samples that the rows are by an encoding.
  ///
  /// A table that nobody else holds is taken apart on the way, so that its cells and the inputs are never all in
  /// memory at once.
  package consuming func samples(by encoding: TableEncoding) -> Samples {
    let targets = targets(encoding.classes)
    let (width, count) = (encoding.features.count, count)
    let writers = writers(encoding)
    var (blocks, freed) = (self.blocks, 0)
    self.blocks = []
    let inputs = [Float](unsafeUninitializedCapacity: count * width) { inputs, filled in
      filled = count * width
      guard var start = inputs.baseAddress else { return }
      for place in blocks.indices {
        let block = blocks[place]
        blocks[place] = TableBlock()
        start = Self.write(block, writers, to: start, width)
        freed += block.byteCount
        if freed > Self.trimmedBytes {
          Memory.giveBack()
          freed = 0
        }
      }
    }
    return Samples(inputShape: [width], count: count, inputs: inputs, targets: targets)
  }

  /// After how many bytes of blocks the memory is given back to the system.
  private static let trimmedBytes = 1 << 24
  /// How many rows are written column by column, so that they stay in the processor's cache.
  private static let rowsAtOnce = 64

  private func writers(_ encoding: TableEncoding) -> [RowWriter] {
    var (place, number) = (0, 0)
    var firsts = [Int](repeating: 0, count: encoding.columns.count)
    for column in encoding.places {
      firsts[column] = place
      place += encoding.columns[column].features.count
    }
    return zip(encoding.columns, zip(inputs, firsts)).map { coding, column in
      defer {
        place += coding.hasIndicator ? 1 : 0
        number += coding.type == .index ? coding.categories.count + 1 : 0
      }
      return RowWriter(
        column.0, coding, self, at: column.1, indicator: coding.hasIndicator ? place : nil,
        firstNumber: number)
    }
  }

  /// Writes the inputs of a block's rows; where those of the next begin.
  private static func write(
    _ block: TableBlock, _ writers: [RowWriter], to start: UnsafeMutablePointer<Float>, _ width: Int
  ) -> UnsafeMutablePointer<Float> {
    for first in stride(from: 0, to: block.count, by: rowsAtOnce) {
      let rows = first..<min(first + rowsAtOnce, block.count)
      let inputs = start + first * width
      inputs.initialize(repeating: 0, count: rows.count * width)
      for writer in writers { writer.write(block, rows, to: inputs, width) }
    }
    return start + block.count * width
  }

  /// The type of each input, and how many of its cells are missing, for people.
  func notes(naming names: [String]) -> [String] {
    zip(names, inputs).map { name, field in
      var words = ""
      if case .word(let slot) = field.place {
        words = " of \(counted(self.words[slot].count, "word"))"
      }
      let gaps = field.gaps > 0 ? ", \(field.gaps) missing" : ""
      return "\(name): \(field.type.rawValue)\(words)\(gaps)"
    }
  }

  /// What is odd about the rows by an encoding that was learnt from some of them, in sentences for people.
  package func suspicions(by encoding: TableEncoding, fittedOn rows: [Int]) -> [String] {
    let crowded = encoding.columns.filter { coding in
      coding.type == .category && coding.categories.count > 20
        && 2 * coding.categories.count > rows.count
    }.map { coding in
      let name = Legible.quotation(coding.name.utf8)
      return
        "column \(name) has \(coding.categories.count) different words in \(counted(rows.count, "row")), each of "
        + "which is an input; to leave it out write columns: {\(name): drop}"
    }
    return unknownWords(by: encoding) + crowded + absentClasses(encoding, rows)
  }

  /// Tells of words that an encoding does not know, in sentences for people.
  func unknownWords(by encoding: TableEncoding) -> [String] {
    zip(inputs, encoding.columns).compactMap { field, coding in
      guard coding.type.holdsWords, case .words(let codes, let words) = column(field).cells
      else { return nil }
      let known = Set(coding.categories)
      let isUnknown = words.map { !known.contains($0) }
      let unknown = codes.count { $0 >= 0 && isUnknown[Int($0)] }
      guard unknown > 0 else { return nil }
      let outcome =
        coding.type == .index
        ? "the column's index is that of all unknown words there"
        : "all inputs of the column are 0 there"
      return
        "\(counted(unknown, "cell")) of column \(Legible.quotation(field.name.utf8)) "
        + "\(unknown == 1 ? "holds a word" : "hold words") that no row has that is trained on: \(outcome)"
    }
  }

  /// Tells of classes that no row has that is trained on.
  private func absentClasses(_ encoding: TableEncoding, _ rows: [Int]) -> [String] {
    guard let classes = encoding.classes, let target = targets.first,
      case .words(let codes, let words) = column(target).cells
    else { return [] }
    let indices = words.map { classes.index(of: $0) }
    var isMet = [Bool](repeating: false, count: classes.names.count)
    for row in rows { if let index = indices[Int(codes[row])] { isMet[index] = true } }
    let absent = classes.names.indices.filter { !isMet[$0] }
    guard let first = absent.first else { return [] }
    let name = Legible.quotation(classes.names[first].utf8)
    let others = absent.count > 1 ? " and \(counted(absent.count - 1, "other"))" : ""
    return ["no row that is trained on is of class \(name)\(others)"]
  }
}
