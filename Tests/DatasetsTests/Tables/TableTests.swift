import Declarations
import Networks
import TestSupport
import Testing

@testable import Datasets

/// Tables of words, dates and gaps; the numbers are scikit-learn's (`encoded_tables.py`).
@Suite struct TableTests {
  private static let text = """
    age,city,day,ok,species
    20,Rome,2024-02-29,true,virginica
    ,Oslo,2023-12-31,false,setosa
    26,,2024-01-01,true,setosa
    50,Rome,1969-12-31,,versicolor
    41,Paris,2000-03-01,false,setosa

    """

  private func dataset(
    _ text: String, _ set: (inout CSVDataset) -> Void = { _ in }
  ) throws -> (CSVDataset, TemporaryFolder) {
    let folder = try TemporaryFolder()
    var dataset = CSVDataset(path: try folder.write(text.utf8, "t.csv"), target: .name("species"))
    set(&dataset)
    return (dataset, folder)
  }

  /// The table's rows as they are where the first four are trained on.
  private func encoded(
    _ set: (inout MissingCells) -> Void
  ) throws -> (samples: Samples, encoding: TableEncoding) {
    let (dataset, folder) = try dataset(Self.text) { dataset in
      var missing = MissingCells()
      set(&missing)
      dataset.missing = missing
    }
    let read = try dataset.read(.classes)
    let table = try #require(read.table, "\(folder.path)")
    let encoding = try table.encoding(fittedOn: Array(0..<4))
    return (table.samples(by: encoding), encoding)
  }

  @Test(arguments: [
    (MissingCells.Fill.mean, [20, 32, 26, 50, 41] as [Float]),
    (.median, [20, 26, 26, 50, 41]), (.mostFrequent, [20, 20, 26, 50, 41]),
  ])
  func `gaps and words become what scikit-learn makes of them`(
    _ fill: MissingCells.Fill, _ ages: [Float]
  ) throws {
    let (samples, encoding) = try encoded { $0.fill = fill }
    #expect(
      encoding.features == [
        "age", "city=Oslo", "city=Rome", "day.year", "day.month", "day.day", "day.weekday", "ok",
      ])
    let others: [[Float]] = [
      [0, 1, 2024, 2, 29, 3, 1], [1, 0, 2023, 12, 31, 6, 0], [0, 1, 2024, 1, 1, 0, 1],
      [0, 1, 1969, 12, 31, 2, 1], [0, 0, 2000, 3, 1, 2, 0],
    ]
    #expect(samples.inputs == zip(ages, others).flatMap { [$0] + $1 })
    #expect(samples.targets == .classes([2, 0, 0, 1, 0], classCount: 3))
    #expect(encoding.classes?.names == ["setosa", "versicolor", "virginica"])
  }

  @Test func `indicators stand behind all other inputs`() throws {
    let (samples, encoding) = try encoded { ($0.fill, $0.indicator) = (.mean, true) }
    #expect(encoding.features.suffix(3) == ["age.missing", "city.missing", "ok.missing"])
    let width = encoding.features.count
    let flags = (0..<5).map { Array(samples.inputs[$0 * width + width - 3..<($0 + 1) * width]) }
    #expect(flags == [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]])
  }

  @Test(arguments: [
    (MissingCells.Fill.mean, [-1.0690449676496976, 0, -0.5345224838248488, 1.6035674514745464]),
    (
      .mostFrequent,
      [-0.727606875108999, -0.727606875108999, -0.242535625036333, 1.697749375254331]
    ),
  ])
  func `measured columns are normalized as by a StandardScaler, and words are not`(
    _ fill: MissingCells.Fill, _ ages: [Double]
  ) throws {
    var (samples, encoding) = try encoded { $0.fill = fill }
    let before = samples.inputs
    let rule = Normalization(
      fittedTo: samples, rows: Array(0..<4), isMeasured: encoding.isMeasured)
    try rule.apply(to: &samples)
    for (row, age) in ages.enumerated() {
      #expect(abs(Double(samples.inputs[row * 8]) - age) < 1e-6)
      for column in [1, 2, 7] {
        #expect(samples.inputs[row * 8 + column] == before[row * 8 + column])
      }
    }
  }

  /// An OrdinalEncoder's numbers, by one more since 0 stands for words that are not known, and those of the
  /// second column behind those of the first.
  @Test func `words become numbers for an embedding, before all other inputs`() throws {
    let text = "age,city,size,species\n1,Rome,L,x\n2,Oslo,S,y\n3,,L,x\n4,Paris,M,y\n5,Rome,S,x\n"
    let (dataset, folder) = try dataset(text) { dataset in
      var missing = MissingCells()
      (missing.fill, missing.indicator) = (.mostFrequent, true)
      dataset.missing = missing
      dataset.columns = ["city": .index, "size": .index]
    }
    let table = try #require(try dataset.read(.classes).table, "\(folder.path)")
    let encoding = try table.encoding(fittedOn: [0, 1, 2])
    #expect(encoding.features == ["city", "size", "age", "city.missing"])
    #expect(encoding.isMeasured == [false, false, true, false])
    #expect(encoding.indices?.columns == 2 && encoding.indices?.numbers == 6)
    let notes = table.suspicions(by: encoding, fittedOn: [0, 1, 2])
    #expect(
      notes
        == ["city", "size"].map {
          "1 cell of column '\($0)' holds a word that no row has that is trained on: the column's index is "
            + "that of all unknown words there"
        })
    #expect(
      table.samples(by: encoding).inputs == [
        2, 4, 1, 0, 1, 5, 2, 0, 1, 4, 3, 1, 0, 3, 4, 0, 2, 5, 5, 0,
      ])
  }

  @Test func `words of a former run keep their numbers, and further ones stand behind them`() throws
  {
    let (dataset, folder) = try dataset("city,age,species\nRome,1,x\nAachen,2,y\n") { dataset in
      dataset.columns = ["city": .index]
    }
    let table = try #require(try dataset.read(.classes).table, "\(folder.path)")
    let encoding = try table.encoding(fittedOn: [0, 1], words: ["city": ["Oslo", "Rome"]])
    #expect(encoding.columns[0].categories == ["Oslo", "Rome", "Aachen"])
    #expect(table.samples(by: encoding).inputs == [2, 1, 3, 2])
  }

  @Test func `two words are the targets of a loss of logits`() throws {
    let (dataset, folder) = try dataset("age,species\n1,yes\n2,no\n") { dataset in
      dataset.columns = ["species": .boolean]
    }
    #expect(
      try dataset.load(.values).samples.targets == .values([1, 0], width: 1), "\(folder.path)")
  }

  @Test func `rows with gaps are dropped, and their words with them`() throws {
    let (dataset, folder) = try dataset(Self.text) { dataset in
      var missing = MissingCells()
      missing.fill = .drop
      dataset.missing = missing
    }
    let loaded = try dataset.load(.classes)
    // The first and the last row are whole, and nobody is a versicolor.
    #expect(loaded.samples.count == 2, "\(folder.path)")
    #expect(loaded.samples.targets == .classes([1, 0], classCount: 2))
  }

  @Test func `a value stands for gaps, in words as in numbers`() throws {
    let (dataset, folder) = try dataset("a,species\n1,x\n,y\n") { dataset in
      var missing = MissingCells()
      missing.value = "-7"
      dataset.missing = missing
    }
    #expect(try dataset.load(.classes).samples.inputs == [1, -7], "\(folder.path)")
  }

  @Test(arguments: [
    ("setosa,virginica,setosa", ["setosa", "virginica"], [0, 1, 0] as [Int32]),
    ("1,3,2", ["1", "2", "3"], [0, 2, 1]), ("-1,1,-1", ["-1", "1"], [0, 1, 0]),
    ("10,9,10", ["9", "10"], [1, 0, 1]), ("2.0,1.0,2.0", ["1.0", "2.0"], [1, 0, 1]),
    ("b,a,Z", ["Z", "a", "b"], [2, 1, 0]), ("é,z,1", ["1", "z", "é"], [2, 1, 0]),
  ])
  func `classes are ordered as numpy's unique orders them`(
    _ labels: String, _ names: [String], _ indices: [Int32]
  ) throws {
    let rows = labels.split(separator: ",").enumerated().map { "\($0),\($1)\n" }
    let (dataset, folder) = try dataset("x,species\n" + rows.joined())
    let table = try #require(try dataset.read(.classes).table, "\(folder.path)")
    let encoding = try table.encoding(fittedOn: [0, 1, 2])
    #expect(encoding.classes?.names == names)
    #expect(table.samples(by: encoding).targets == .classes(indices, classCount: names.count))
    // Those of another run keep their order, and new ones stand behind them.
    let kept = try table.encoding(fittedOn: [0, 1, 2], keeping: Array(names.reversed().prefix(1)))
    #expect(kept.classes?.names == [names[names.count - 1]] + names.dropLast())
  }

  @Test(arguments: [
    ("a;species\n1;0\n2;1\n", CellDelimiter.semicolon), ("a\tspecies\n1\t0\n2\t1\n", .tab),
    ("a|species\n1|0\n2|1\n", .bar), ("# made\na;species\n1;0\n# half\n2;1\n", .semicolon),
    ("\"a\";species\r\n\"1\";0\r\n2;1\r\n", .semicolon), ("\u{FEFF}a\tspecies\n1\t0\n2\t1", .tab),
  ])
  func `delimiters are guessed, and said`(_ text: String, _ delimiter: CellDelimiter) throws {
    let (dataset, folder) = try dataset(text) { $0.comment = "#" }
    let loaded = try dataset.load(.classes)
    #expect(loaded.samples.inputs == [1, 2], "\(folder.path)")
    #expect(loaded.samples.targets == .classes([0, 1], classCount: 2))
    #expect(loaded.suspicions.isEmpty)
    let note = "delimiter: \"\(delimiter.rawValue)\""
    #expect(try dataset.read(.classes).notes.first == note + " (guessed)")
    var told = dataset
    told.delimiter = delimiter
    #expect(try told.read(.classes).notes.first == note)
  }

  @Test func `several columns are targets, others are dropped`() throws {
    let folder = try TemporaryFolder()
    var dataset = CSVDataset(
      path: try folder.write("id,a,b,y,z\nk1,1,2,3,4\nk2,5,6,7,8\n".utf8, "t"))
    dataset.target = [.name("z"), .index(-2)]
    dataset.columns = ["id": .drop, "1": .number]
    let samples = try dataset.load(.values).samples
    #expect(samples.inputs == [1, 2, 5, 6])
    #expect(samples.targets == .values([4, 3, 8, 7], width: 2))
  }

  @Test func `other files follow with their words, and have the same columns`() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("c,species\nx,b\ny,c\n".utf8, "train.csv")
    let second = try folder.write("c,species\nz,a\n".utf8, "test.csv")
    let third = try folder.write("d,species\nz,a\n".utf8, "other.csv")
    let dataset = CSVDataset(path: first, target: .name("species"))
    let read = try dataset.read(.classes, also: [second])
    #expect(read.parts == [0..<2, 2..<3])
    let table = try #require(read.table)
    let encoding = try table.encoding(fittedOn: [0, 1])
    // A class of the test file alone is a class; a word there that no training row has is none.
    let samples = table.samples(by: encoding)
    #expect(samples.targets == .classes([1, 2, 0], classCount: 3))
    #expect(samples.inputs == [1, 0, 0, 1, 0, 0])
    #expect(table.suspicions(by: encoding, fittedOn: [0, 1]).count == 2)
    let error = try #require(throws: DatasetError.self) {
      try dataset.read(.classes, also: [third])
    }
    #expect(error.file == third)
    #expect(error.message.hasSuffix("its column 0 is 'd' and not 'c'"))
  }

  @Test(arguments: [
    ("2024-02-29", 1_709_164_800), ("1969-12-31", -86_400), ("2000-03-01 13:45", 951_918_300),
    ("1600-02-29T23:59:59Z", -11_670_912_001), ("2024-02-30", nil), ("2023-02-29", nil),
    ("2024-13-01", nil), ("24-01-01", nil), ("2024-01-01 24:00", nil), ("2024/01/01", nil),
  ])
  func `dates are read as Python reads them`(_ text: String, _ seconds: Double?) {
    // datetime.fromisoformat(text).replace(tzinfo=utc).timestamp()
    let time = CalendarTime(text.utf8)
    #expect(time?.seconds == seconds)
    if let time { #expect(CalendarTime(seconds: time.seconds) == time) }
  }

  @Test func `columns that count the rows are told of`() throws {
    let rows = (1...12).map { "\($0),\($0 * $0),\($0 % 2)\n" }.joined()
    let (dataset, folder) = try dataset("id,x,species\n" + rows)
    let suspicions = try dataset.load(.classes).suspicions
    #expect(suspicions.count == 1, "\(folder.path)")
    #expect(suspicions[0].hasPrefix("column 'id' counts the rows"))
  }
}
