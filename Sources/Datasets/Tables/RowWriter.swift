/// Writes what the cells of one column become into rows of inputs.
struct RowWriter {
  /// What is written of each cell.
  private enum Rule {
    case number(column: Int, filling: Float)
    case moment(column: Int, filling: Double, hasTime: Bool)
    case word(column: Int, places: [Int?], filling: Int?)
    case index(column: Int, numbers: [Float], filling: Float)
    case nothing
  }

  private let rule: Rule
  private let place: Int
  private let indicator: Int?
  private let layout: TableLayout

  /// Prepares to write a column.
  ///
  /// - Parameters:
  ///   - field: The column.
  ///   - coding: What its cells become.
  ///   - table: The table.
  ///   - place: The first of its inputs.
  ///   - indicator: The input that says that a cell is missing.
  ///   - firstNumber: Of a column of indices the number that stands for words that are not known.
  init(
    _ field: TableField, _ coding: TableEncoding.Column, _ table: Table, at place: Int,
    indicator: Int?, firstNumber: Int
  ) {
    (self.place, self.indicator, layout) = (place, indicator, table.layout)
    switch field.place {
    case .number(let column), .boolean(let column):
      rule = .number(column: column, filling: Float(coding.number ?? 0))
    case .moment(let column):
      rule = .moment(column: column, filling: coding.number ?? 0, hasTime: coding.hasTime)
    case .word(let column):
      let known = Dictionary(coding.categories.enumerated().map { ($1, $0) }) { first, _ in first }
      let places = table.words[column].map { known[$0] }
      let filling = coding.word.flatMap { known[$0] }
      func number(_ place: Int?) -> Float { Float(firstNumber + (place ?? -1) + 1) }
      rule =
        coding.type == .index
        ? .index(column: column, numbers: places.map(number), filling: number(filling))
        : .word(column: column, places: places, filling: filling)
    case .none: rule = .nothing
    }
  }

  /// Writes the cells of some rows of a block.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - rows: The rows of the block.
  ///   - inputs: Their inputs, row-major, all of them 0.
  ///   - width: How many inputs a row has.
  func write(
    _ block: TableBlock, _ rows: Range<Int>, to inputs: UnsafeMutablePointer<Float>, _ width: Int
  ) {
    switch rule {
    case .number(let column, let filling):
      write(block.numbers, column, layout.numbers, rows, to: inputs, width) { number, input in
        input[place] = number.isNaN ? filling : number
        return number.isNaN
      }
    case .moment(let column, let filling, let hasTime):
      write(block.moments, column, layout.moments, rows, to: inputs, width) { moment, input in
        let time = CalendarTime(seconds: moment.isNaN ? filling : moment)
        let parts = [time.year, time.month, time.day, time.weekday, time.hour, time.minute]
        for part in 0..<(hasTime ? 6 : 4) { input[place + part] = Float(parts[part]) }
        return moment.isNaN
      }
    case .word(let column, let places, let filling):
      write(block.codes, column, layout.words, rows, to: inputs, width) { code, input in
        if let target = code < 0 ? filling : places[Int(code)] { input[place + target] = 1 }
        return code < 0
      }
    case .index(let column, let numbers, let filling):
      write(block.codes, column, layout.words, rows, to: inputs, width) { code, input in
        input[place] = code < 0 ? filling : numbers[Int(code)]
        return code < 0
      }
    case .nothing: break
    }
  }

  /// Gives each cell of a column to `body`, which says whether it is missing.
  @inline(__always)
  private func write<Cell>(
    _ cells: [Cell], _ column: Int, _ count: Int, _ rows: Range<Int>,
    to inputs: UnsafeMutablePointer<Float>, _ width: Int,
    _ body: (Cell, UnsafeMutablePointer<Float>) -> Bool
  ) {
    cells.withUnsafeBufferPointer { cells in
      for row in rows {
        let input = inputs + (row - rows.lowerBound) * width
        if body(cells[row * count + column], input), let indicator { input[indicator] = 1 }
      }
    }
  }
}
