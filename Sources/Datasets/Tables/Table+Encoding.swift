import Messages

extension Table {
  /// The samples that the rows are by an encoding.
  package func samples(by encoding: TableEncoding) -> Samples {
    let width = encoding.features.count
    var inputs = [Float](repeating: 0, count: count * width)
    inputs.withUnsafeMutableBufferPointer { inputs in
      var (place, indicator) = (0, width - encoding.columns.count(where: \.hasIndicator))
      for (column, coding) in zip(self.inputs, encoding.columns) {
        Self.write(column, by: coding, to: inputs, at: place, width)
        place += coding.features.count
        guard coding.hasIndicator else { continue }
        for row in 0..<count where column.isMissing(row) { inputs[row * width + indicator] = 1 }
        indicator += 1
      }
    }
    return Samples(
      inputShape: [width], count: count, inputs: inputs, targets: targets(encoding.classes))
  }

  /// What is odd about the rows by an encoding that was learnt from some of them, in sentences for people.
  package func suspicions(by encoding: TableEncoding, fittedOn rows: [Int]) -> [String] {
    let crowded = encoding.columns.filter { coding in
      coding.categories.count > 20 && 2 * coding.categories.count > rows.count
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
    zip(inputs, encoding.columns).compactMap { column, coding in
      guard coding.type == .category, case .words(let codes, let words) = column.cells else {
        return nil
      }
      let known = Set(coding.categories)
      let isUnknown = words.map { !known.contains($0) }
      let unknown = codes.count { $0 >= 0 && isUnknown[Int($0)] }
      guard unknown > 0 else { return nil }
      return
        "\(counted(unknown, "cell")) of column \(Legible.quotation(column.name.utf8)) "
        + "\(unknown == 1 ? "holds a word" : "hold words") that no row has that is trained on: all inputs of the "
        + "column are 0 there"
    }
  }

  /// Tells of classes that no row has that is trained on.
  private func absentClasses(_ encoding: TableEncoding, _ rows: [Int]) -> [String] {
    guard let classes = encoding.classes, case .words(let codes, let words)? = targets.first?.cells
    else { return [] }
    let met = Set(rows.map { classes.index(of: words[Int(codes[$0])]) })
    let absent = classes.names.indices.filter { !met.contains($0) }
    guard let first = absent.first else { return [] }
    let name = Legible.quotation(classes.names[first].utf8)
    let others = absent.count > 1 ? " and \(counted(absent.count - 1, "other"))" : ""
    return ["no row that is trained on is of class \(name)\(others)"]
  }

  private static func write(
    _ column: TableColumn, by coding: TableEncoding.Column,
    to inputs: UnsafeMutableBufferPointer<Float>, at place: Int, _ width: Int
  ) {
    switch column.cells {
    case .numbers(let numbers):
      let filling = Float(coding.number ?? 0)
      for row in numbers.indices {
        let number = numbers[row]
        inputs[row * width + place] = number.isNaN ? filling : number
      }
    case .moments(let moments):
      for row in moments.indices {
        let moment = moments[row].isNaN ? coding.number ?? 0 : moments[row]
        let time = CalendarTime(seconds: moment)
        let parts = [time.year, time.month, time.day, time.weekday, time.hour, time.minute]
        for part in 0..<(coding.hasTime ? 6 : 4) {
          inputs[row * width + place + part] = Float(parts[part])
        }
      }
    case .words(let codes, let words):
      let places = Dictionary(coding.categories.enumerated().map { ($1, $0) }) { first, _ in first }
      let targets = words.map { places[$0] }
      let filling = coding.word.flatMap { places[$0] }
      for row in codes.indices {
        guard let target = codes[row] < 0 ? filling : targets[Int(codes[row])] else { continue }
        inputs[row * width + place + target] = 1
      }
    }
  }
}
